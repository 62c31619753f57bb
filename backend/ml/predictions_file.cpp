#include "ml/predictions_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstring>
#include <type_traits>

namespace lathe {

namespace {

constexpr int kFormatVersion = 3; ///< 1 had no values, 2 no boxes
constexpr int kWithoutBoxes = 2;  ///< what an older Lathe reads too
constexpr std::size_t kDetectionSize = 6 * sizeof(float);
static_assert(sizeof(Detection) == kDetectionSize && std::is_trivially_copyable_v<Detection>);

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
    const auto& found = stored.predictions.found;
    nlohmann::json header{{"format_version", found.empty() ? kWithoutBoxes : kFormatVersion},
                          {"classes", stored.predictions.classes},
                          {"outputs", stored.predictions.outputs},
                          {"rows", stored.items.size()},
                          {"errors", stored.predictions.errors}};
    if (!found.empty()) {
        header["found"] = nlohmann::json::array();
        for (const auto& boxes : found)
            header["found"].push_back(boxes.size());
    }
    const std::string line = header.dump() + "\n";
    Bytes bytes(line.begin(), line.end());
    append(bytes, stored.items);
    append(bytes, stored.predictions.probabilities);
    append(bytes, stored.predictions.values);
    for (const auto& boxes : found)
        append(bytes, boxes);
    return bytes;
}

Result<StoredPredictions> readPredictions(ByteView bytes)
{
    const auto end = std::find(bytes.begin(), bytes.end(), '\n');
    StoredPredictions stored;
    std::size_t rows = 0;
    std::vector<std::size_t> found;
    try {
        const auto header = nlohmann::json::parse(bytes.begin(), end);
        if (header.at("format_version").get<int>() > kFormatVersion)
            return fail(ErrorCode::Incompatible, "These predictions were written by a newer Lathe", "Update Lathe");
        stored.predictions.classes = header.at("classes").get<std::vector<std::string>>();
        stored.predictions.outputs = header.value("outputs", std::vector<std::string>());
        stored.predictions.errors = header.at("errors").get<std::vector<std::string>>();
        rows = header.at("rows").get<std::size_t>();
        found = header.value("found", std::vector<std::size_t>());
    } catch (const nlohmann::json::exception& error) {
        return fail(ErrorCode::Parse, std::string("Stored predictions have no readable header: ") + error.what());
    }
    const bool hasBoxes = !found.empty();
    const std::size_t classes = hasBoxes ? 0 : stored.predictions.classes.size(); // that have probabilities
    ByteView body = end == bytes.end() ? ByteView() : bytes.subspan(static_cast<std::size_t>(end - bytes.begin()) + 1);
    const std::size_t outputs = stored.predictions.outputs.size();
    const std::size_t rowSize = sizeof(std::uint32_t) + classes * sizeof(float) + outputs * sizeof(double);
    const std::size_t mostBoxes = body.size() / kDetectionSize;
    std::size_t boxes = 0;
    for (const std::size_t count : found)
        boxes += std::min(count, mostBoxes + 1); // no sum that a file makes overflow
    if (rows > body.size() / rowSize || boxes > mostBoxes || body.size() != rows * rowSize + boxes * kDetectionSize
        || (hasBoxes && found.size() != rows))
        return fail(ErrorCode::Parse, "Stored predictions do not have the size their header says");
    stored.items.resize(rows);
    stored.predictions.probabilities.resize(rows * classes);
    stored.predictions.values.resize(rows * outputs);
    take(body, stored.items);
    take(body, stored.predictions.probabilities);
    take(body, stored.predictions.values);
    const auto known = static_cast<std::int32_t>(stored.predictions.classes.size());
    for (const std::size_t count : found) {
        take(body, stored.predictions.found.emplace_back(count));
        for (const Detection& one : stored.predictions.found.back())
            if (one.label < 0 || one.label >= known)
                return fail(ErrorCode::Parse, "Stored predictions name a class that they do not have");
    }
    return stored;
}

} // namespace lathe
