// Runs a converted policy in TensorFlow.js: node predict.js MODEL_DIRECTORY OBSERVATIONS ACTIONS
const fs = require('fs');
const path = require('path');
const tf = require('@tensorflow/tfjs');

const [directory, observations, actions] = process.argv.slice(2);

function artifacts() {
  const {modelTopology, weightsManifest, signature} =
      JSON.parse(fs.readFileSync(path.join(directory, 'model.json'), 'utf8'));
  const files = weightsManifest.flatMap(group => group.paths).map(file => fs.readFileSync(path.join(directory, file)));
  const bytes = new Uint8Array(Buffer.concat(files));
  return {modelTopology, signature, weightSpecs: weightsManifest.flatMap(group => group.weights),
          weightData: bytes.buffer};
}

async function main() {
  await tf.setBackend('cpu');
  const model = await tf.loadGraphModel({load: async () => artifacts()});
  const rows = fs.readFileSync(observations, 'utf8').trim().split('\n').map(line => line.split(' ').map(Number));
  const result = model.predict({observation: tf.tensor2d(rows)});
  fs.writeFileSync(actions, Array.from(result.dataSync()).join('\n') + '\n');
}

main();
