/** The licences of what the services bring along, held to those that were agreed to. */
package io.huifang.licences;
