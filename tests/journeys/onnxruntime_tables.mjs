// Runs an ONNX file of a table's model in ONNX Runtime and prints what it answers.
//
//   node onnxruntime_tables.mjs MODEL COLUMNS [MODULES]
//
// COLUMNS is a JSON file {"rows": n, "columns": {name: [cell, …]}}: the raw texts of the file, null for a missing one.
// MODULES is the folder whose node_modules has onnxruntime-node. Prints {"inputs": […], "outputs": {name: [value, …]}},
// a number that is none as null.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const [model, file, modules = '.'] = process.argv.slice(2);
const ort = createRequire(join(resolve(modules), 'package.json'))('onnxruntime-node');
const session = await ort.InferenceSession.create(model, { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 });
const { rows, columns } = JSON.parse(readFileSync(file, 'utf8'));

const outputs = {};
for (let first = 0; first < rows; first += 256) {
  const count = Math.min(256, rows - first);
  const feeds = {};
  for (const name of session.inputNames) {
    const values = columns[name].slice(first, first + count);
    const isText = session.inputMetadata.find((input) => input.name === name).type === 'string';
    feeds[name] = isText
      ? new ort.Tensor('string', values.map((value) => value ?? ''), [count, 1])
      : new ort.Tensor('float64', Float64Array.from(values, (value) => (value === null ? NaN : Number(value))), [count, 1]);
  }
  const results = await session.run(feeds);
  for (const name of session.outputNames) (outputs[name] ??= []).push(...results[name].data);
}
console.log(JSON.stringify({ inputs: session.inputNames, outputs }));
