#include "ml/predictions_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstring>

namespace lathe {

namespace {

constexpr int kFormatVersion = 2; ///< 1 had no values

template <class T>
void append(Bytes& bytes, const std::vector<T>& values)
{
    const std::size_t start = bytes.size();
    bytes.resize(start + values.size() * sizeof(T));
    if (!values.empty())
        std::memcpy(bytes.data() + start, values.data(), values.size() * sizeof(T));
}

/// Fills `values` from the front of `bytes`.
template <class T>
void take(ByteView& bytes, std::vector<T>& values)
{
    const std::size_t size = values.size() * sizeof(T);
    if (size > 0)
        std::memcpy(values.data(), bytes.data(), size);
    bytes = bytes.subspan(size);
}

} // namespace

Bytes writePredictions(const StoredPredictions& stored)
{
    const nlohmann::json header{{"format_version", kFormatVersion},
                                {"classes", stored.predictions.classes},
                                {"outputs", stored.predictions.outputs},
                                {"rows", stored.items.size()},
                                {"errors", stored.predictions.errors}};
    const std::string line = header.dump() + "\n";
    Bytes bytes(line.begin(), line.end());
    append(bytes, stored.items);
    append(bytes, stored.predictions.probabilities);
    append(bytes, stored.predictions.values);
    return bytes;
}

Result<StoredPredictions> readPredictions(ByteView bytes)
{
    const auto end = std::find(bytes.begin(), bytes.end(), '\n');
    StoredPredictions stored;
    std::size_t rows = 0;
    try {
        const auto header = nlohmann::json::parse(bytes.begin(), end);
        if (header.at("format_version").get<int>() > kFormatVersion)
            return fail(ErrorCode::Incompatible, "These predictions were written by a newer Lathe", "Update Lathe");
        stored.predictions.classes = header.at("classes").get<std::vector<std::string>>();
        stored.predictions.outputs = header.value("outputs", std::vector<std::string>());
        stored.predictions.errors = header.at("errors").get<std::vector<std::string>>();
        rows = header.at("rows").get<std::size_t>();
    } catch (const nlohmann::json::exception& error) {
        return fail(ErrorCode::Parse, std::string("Stored predictions have no readable header: ") + error.what());
    }
    const std::size_t classes = stored.predictions.classes.size();
    ByteView body = end == bytes.end() ? ByteView() : bytes.subspan(static_cast<std::size_t>(end - bytes.begin()) + 1);
    const std::size_t outputs = stored.predictions.outputs.size();
    const std::size_t rowSize = sizeof(std::uint32_t) + classes * sizeof(float) + outputs * sizeof(double);
    if (rows > body.size() / rowSize || body.size() != rows * rowSize)
        return fail(ErrorCode::Parse, "Stored predictions do not have the size their header says");
    stored.items.resize(rows);
    stored.predictions.probabilities.resize(rows * classes);
    stored.predictions.values.resize(rows * outputs);
    take(body, stored.items);
    take(body, stored.predictions.probabilities);
    take(body, stored.predictions.values);
    return stored;
}

} // namespace lathe
