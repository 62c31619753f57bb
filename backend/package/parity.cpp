#include "package/parity.h"

#include "base/file.h"
#include "base/text.h"
#include "media/decode.h"

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

bool hasAnswer(const Predictions& expected, std::size_t index)
{
    return index < expected.size() && (index >= expected.errors.size() || expected.errors[index].empty());
}

} // namespace

Result<Image> decodedItem(const ItemSet& items, std::size_t index)
{
    LATHE_TRY(const ContentReader::Content content, items.contents->read(items.items[index].content));
    return decodeImage(content.bytes);
}

Result<Parity> writeChecked(const std::filesystem::path& path, ByteView content, const std::function<Result<Parity>(const std::filesystem::path&)>& check)
{
    std::filesystem::path unchecked = path;
    unchecked += ".unchecked";
    LATHE_CHECK(writeFileAtomic(unchecked, content));
    auto parity = check(unchecked);
    std::error_code error;
    if (parity)
        std::filesystem::rename(unchecked, path, error);
    if (parity && !error)
        return parity;
    std::error_code ignored;
    std::filesystem::remove(unchecked, ignored);
    if (!parity)
        return parity;
    return fail(ErrorCode::Io, "The file cannot be put in its place: " + error.message(), {}, path.string());
}

Result<Parity> checkParity(const ExportInput& input, const Answer& answer, Progress& progress)
{
    const auto total = static_cast<std::int64_t>(input.examples.items.size());
    Parity parity;
    for (std::size_t i = 0; i < input.examples.items.size(); ++i) {
        if (progress.stopRequested())
            return cancelled();
        progress.set(static_cast<std::int64_t>(i), total, "Comparing answers");
        if (!hasAnswer(input.expected, i))
            continue;
        LATHE_TRY(const Image image, decodedItem(input.examples, i));
        LATHE_TRY(const std::vector<float> found, answer(image));
        const std::span<const float> expected = input.expected.row(i);
        if (found.size() != expected.size())
            return fail(ErrorCode::Numeric, "The export gives " + std::to_string(found.size()) + " values for "
                                                + std::to_string(expected.size()) + " classes");
        for (std::size_t k = 0; k < found.size(); ++k) {
            const double difference = std::abs(double(found[k]) - double(expected[k]));
            // a value that is not a number differs from everything
            if (!(difference <= kParityTolerance))
                return fail(ErrorCode::Numeric,
                            "The export answers differently: the probability of “" + input.expected.classes[k]
                                + "” is " + shortest(double(found[k])) + " instead of "
                                + shortest(double(expected[k])) + " for " + input.examples.items[i].name);
            parity.maximumDifference = std::max(parity.maximumDifference, difference);
        }
        ++parity.items;
    }
    progress.set(total, total, "Comparing answers");
    return parity;
}

} // namespace lathe
