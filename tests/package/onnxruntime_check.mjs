// Runs an ONNX file in ONNX Runtime on raw pictures and prints the probabilities.
//
//   node onnxruntime_check.mjs MODEL PICTURES [MODULES]
//
// PICTURES holds one picture after the other: height, width and channels as little-endian 32-bit
// integers, then height × width × channels bytes. MODULES is the folder whose node_modules has
// onnxruntime-node. Prints {"inputs": […], "outputs": […], "probabilities": [[…], …]}.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const [model, pictures, modules = '.'] = process.argv.slice(2);
const ort = createRequire(join(resolve(modules), 'package.json'))('onnxruntime-node');

const session = await ort.InferenceSession.create(model, { intraOpNumThreads: 1, interOpNumThreads: 1 });
const bytes = readFileSync(pictures);
const probabilities = [];
for (let at = 0; at < bytes.length;) {
  const shape = [1, bytes.readInt32LE(at), bytes.readInt32LE(at + 4), bytes.readInt32LE(at + 8)];
  const begin = at + 12;
  at = begin + shape[1] * shape[2] * shape[3];
  const image = new ort.Tensor('uint8', new Uint8Array(bytes.subarray(begin, at)), shape);
  const outputs = await session.run({ image });
  probabilities.push(Array.from(outputs.probabilities.data));
}
console.log(JSON.stringify({ inputs: session.inputNames, outputs: session.outputNames, probabilities }));
