#include "ml/predictions_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstring>

namespace lathe {

namespace {

constexpr int kFormatVersion = 1;

template <class T>
void append(Bytes& bytes, const std::vector<T>& values)
{
    const std::size_t start = bytes.size();
    bytes.resize(start + values.size() * sizeof(T));
    if (!values.empty())
        std::memcpy(bytes.data() + start, values.data(), values.size() * sizeof(T));
}

} // namespace

Bytes writePredictions(const StoredPredictions& stored)
{
    const nlohmann::json header{{"format_version", kFormatVersion},
                                {"classes", stored.predictions.classes},
                                {"rows", stored.items.size()},
                                {"errors", stored.predictions.errors}};
    const std::string line = header.dump() + "\n";
    Bytes bytes(line.begin(), line.end());
    append(bytes, stored.items);
    append(bytes, stored.predictions.probabilities);
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
        stored.predictions.errors = header.at("errors").get<std::vector<std::string>>();
        rows = header.at("rows").get<std::size_t>();
    } catch (const nlohmann::json::exception& error) {
        return fail(ErrorCode::Parse, std::string("Stored predictions have no readable header: ") + error.what());
    }
    const std::size_t classes = stored.predictions.classes.size();
    const ByteView body = end == bytes.end() ? ByteView() : bytes.subspan(static_cast<std::size_t>(end - bytes.begin()) + 1);
    if (rows > body.size() / sizeof(std::uint32_t) || classes > body.size()
        || body.size() != rows * sizeof(std::uint32_t) + rows * classes * sizeof(float))
        return fail(ErrorCode::Parse, "Stored predictions do not have the size their header says");
    stored.items.resize(rows);
    stored.predictions.probabilities.resize(rows * classes);
    if (rows > 0) {
        std::memcpy(stored.items.data(), body.data(), rows * sizeof(std::uint32_t));
        std::memcpy(stored.predictions.probabilities.data(), body.data() + rows * sizeof(std::uint32_t),
                    rows * classes * sizeof(float));
    }
    return stored;
}

} // namespace lathe
