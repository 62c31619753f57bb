// Pipelines as the files that people write.
#pragma once

#include "base/file.h"
#include "prep/pipeline.h"

#include <nlohmann/json.hpp>

namespace lathe {

/// Fails with NotFound, Io, Parse, InvalidArgument, naming the file.
inline Result<Pipeline> pipelineFile(const std::filesystem::path& path)
{
    LATHE_TRY(const std::string text, readTextFile(path));
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (json.is_discarded())
        return fail(ErrorCode::Parse, "The pipeline is no JSON", "Begin with what lathe prepare NAME --suggest --json prints", path.string());
    auto pipeline = pipelineFromJson(json);
    if (!pipeline && pipeline.error().where.empty())
        pipeline.error().where = path.string();
    return pipeline;
}

} // namespace lathe
