#include "data/table_manifest.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace lathe {

namespace {

constexpr int kVersion = 1;

tl::unexpected<Error> broken(std::string what)
{
    return fail(ErrorCode::Parse, "The description of a stored table is broken: " + std::move(what),
                "Restore the workspace's objects folder from a backup");
}

} // namespace

Bytes writeTableManifest(const TableManifest& manifest)
{
    nlohmann::ordered_json json{{"format", "lathe-table"}, {"format_version", kVersion}, {"rows", manifest.rows}};
    auto& fields = json["fields"] = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < manifest.fields.size(); ++i) {
        const Field& field = manifest.fields[i];
        fields.push_back({{"name", field.name}, {"type", toString(field.type)}, {"role", toString(field.role)},
                          {"unit", field.unit}, {"column", manifest.columns[i].hex()}});
    }
    json["parts"] = manifest.parts.isNull() ? "" : manifest.parts.hex();
    const std::string text = json.dump(1);
    return {text.begin(), text.end()};
}

Result<TableManifest> readTableManifest(ByteView bytes)
{
    const auto json = nlohmann::json::parse(asText(bytes), nullptr, false);
    if (!json.is_object() || json.value("format", "") != "lathe-table")
        return broken("it is none");
    try {
        if (json.at("format_version").get<int>() > kVersion)
            return fail(ErrorCode::Incompatible, "A stored table was written by a newer Lathe", "Install the newest Lathe");
        TableManifest manifest;
        manifest.rows = json.at("rows").get<std::size_t>();
        for (const auto& entry : json.at("fields")) {
            const auto type = columnTypeFromText(entry.at("type").get<std::string>());
            const auto role = roleFromText(entry.at("role").get<std::string>());
            if (!type || !role)
                return broken("a type or a role is unknown");
            manifest.fields.push_back({entry.at("name").get<std::string>(), *type, *role, entry.at("unit").get<std::string>()});
            LATHE_TRY(const Hash column, Hash::fromHex(entry.at("column").get<std::string>()));
            manifest.columns.push_back(column);
        }
        if (const auto parts = json.at("parts").get<std::string>(); !parts.empty()) {
            LATHE_TRY(manifest.parts, Hash::fromHex(parts));
        }
        return manifest;
    } catch (const nlohmann::json::exception& error) {
        return broken(error.what());
    }
}

Bytes writeParts(const Table& table)
{
    Bytes bytes(table.rows());
    for (std::size_t row = 0; row < table.rows(); ++row)
        bytes[row] = static_cast<std::uint8_t>(table.part(row));
    return bytes;
}

Result<std::vector<Part>> readParts(ByteView bytes)
{
    if (std::ranges::any_of(bytes, [](std::uint8_t part) { return part > static_cast<std::uint8_t>(Part::Unassigned); }))
        return broken("a part is unknown");
    std::vector<Part> parts(bytes.size());
    std::ranges::transform(bytes, parts.begin(), [](std::uint8_t part) { return static_cast<Part>(part); });
    return parts;
}

} // namespace lathe
