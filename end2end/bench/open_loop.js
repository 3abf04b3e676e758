// Open loop, for k6: requests start at a fixed rate, whether or not the ones before were answered, as people do.
// Prints: requests, p50 and p99 in ms, wrong answers, and requests that could not start on schedule.
import exec from "k6/execution";
import http from "k6/http";
import { check } from "k6";

// TARGET=mixed: mostly looking, some searching; every tenth adds a task.
const mixed = __ENV.TARGET === "mixed";
const looks = ["/all", "/today", "/upcoming", "/dashboard", "/all?search=something", "/completed", "/all?sort=priority"];
const sessions = open(__ENV.SESSIONS).trim().split("\n");
const form = { "content-type": "application/x-www-form-urlencoded", origin: __ENV.ADDRESS };

export const options = {
  scenarios: {
    half: {
      executor: "constant-arrival-rate",
      rate: Number(__ENV.RATE),
      timeUnit: "1s",
      duration: `${__ENV.SECONDS_LONG}s`,
      gracefulStop: "3s",
      preAllocatedVUs: 200,
    },
  },
  summaryTrendStats: ["p(50)", "p(99)"],
  discardResponseBodies: true,
};

export default function () {
  const number = exec.scenario.iterationInTest;
  const session = sessions[number % sessions.length];
  const posts = mixed ? number % 10 === 0 : __ENV.METHOD === "POST";
  const target = mixed ? (posts ? "/api/add_task" : looks[number % looks.length]) : __ENV.TARGET;
  const signsIn = target === "/api/sign_in";
  const headers = { "accept-encoding": __ENV.ENCODING };
  if (__ENV.BY === "token") headers.authorization = `Bearer ${session}`;
  else if (!signsIn) headers.cookie = `taskbell=${session}`;
  const url = __ENV.ADDRESS + target;
  const parameters = { headers, redirects: 0 };
  const response =
    posts
      ? http.post(url, signsIn ? credentials(number) : newTask(number), { ...parameters, headers: { ...headers, ...form } })
      : http.get(url, parameters);
  check(response, { answered: ({ status }) => status === 200 });
}

function credentials(number) {
  const email = `user${(number % Number(__ENV.PEOPLE)) + 1}@example.org`;
  return { "credentials[email]": email, "credentials[password]": __ENV.PASSWORD, "credentials[next]": "" };
}

function newTask(number) {
  const id = `${__ENV.RUN}-0000-4000-8000-${number.toString(16).padStart(12, "0")}`;
  return `task[id]=${id}&task[title]=Measured&task[list]=today`;
}

export function handleSummary({ metrics }) {
  const { http_reqs, http_req_duration, checks, dropped_iterations } = metrics;
  const [wrong, late] = [checks.values.fails, dropped_iterations?.values.count ?? 0];
  const ms = (name) => http_req_duration.values[name].toFixed(1);
  return { stdout: `${http_reqs.values.count} ${ms("p(50)")} ${ms("p(99)")} ${wrong} ${late}\n` };
}
