// A model of a table as one ONNX file: raw columns by name in, answers out, the pipeline inside.
#pragma once

#include "ml/table_model.h"
#include "package/export.h"
#include "package/onnx_operators.h"

namespace lathe {

/// Inputs: each column that the model reads, [n, 1], as OnnxColumns::addInput() says. Outputs: `prediction` [n] strings
/// and `probabilities` [n, classes] float32 of classes and clusters (noise is “noise”, a row without an answer ""); else
/// `value`, `score` or `values` [n, outputs] float64 (NaN for a row without an answer). The decision of the manifest is
/// applied. `form` has the classes or outputs of an answer.
/// Fails with Incompatible, naming what ONNX cannot hold.
Result<OnnxModel> tableOnnx(const TabularModel& model, const Predictions& form, const PackageManifest& manifest);

/// The columns that the file takes. Fails with Schema.
Result<std::map<std::string, OnnxTensor>> onnxInputs(const OnnxModel& model, const FittedPipeline& preparation, const Table& rows);

/// Writes the file, reads it back and compares the answers for the examples: all of them, or evenly spread ones where
/// comparing all would take minutes. Fails with Io, Incompatible; with Numeric above kTableTolerance.
Result<Parity> writeTableOnnx(const TableExportInput& input, const std::filesystem::path& path, Progress& progress);

} // namespace lathe
