// Posts one event in each mode, as the CloudEvents SDK writes it. Ids come as arguments.
import { CloudEvent, HTTP } from "cloudevents";

const url = process.env.HUIFANG_URL + "/v1/wallet-events";
const authorization = "Bearer " + process.env.HUIFANG_KEY;

const event = (id) =>
  new CloudEvent({
    id,
    source: "/demo-wallet",
    type: "io.huifang.payment.failed.v1",
    subject: "sdk-customer",
    time: "2026-11-22T08:15:30.250Z",
    datacontenttype: "application/json",
    data: { paymentId: "payment-" + id, amount: "12.50", currency: "CNY", cause: "INSUFFICIENT_FUNDS" },
  });

const post = async ({ headers, body }) => {
  const answer = await fetch(url, {
    method: "POST",
    headers: { ...headers, authorization },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  console.log(answer.status, await answer.text());
};

const [structured, binary, ...batch] = process.argv.slice(2);
await post(HTTP.structured(event(structured)));
await post(HTTP.binary(event(binary)));
// The SDK reads batches and writes none: its events serialize themselves.
await post({
  headers: { "content-type": "application/cloudevents-batch+json" },
  body: JSON.stringify(batch.map(event)),
});
