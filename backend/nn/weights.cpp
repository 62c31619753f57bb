#include "nn/weights.h"

#include "base/file.h"

namespace lathe {

namespace {

bool looksLikeSafetensors(ByteView bytes)
{
    return bytes.size() > 8 && bytes[8] == '{';
}

} // namespace

Result<WeightsFile> readWeights(const std::filesystem::path& path)
{
    LATHE_TRY(const std::shared_ptr<const MappedFile> file, MappedFile::open(path));
    const ByteView bytes = file->bytes();
    Result<WeightsFile> weights = looksLikeSafetensors(bytes) ? readSafetensors(bytes) : readTorchFile(bytes);
    if (!weights && weights.error().where.empty())
        weights.error().where = path.string();
    return weights;
}

} // namespace lathe
