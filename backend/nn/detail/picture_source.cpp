#include "nn/detail/picture_source.h"

#include "base/hash.h"
#include "base/text.h"
#include "media/decode.h"

#include <nlohmann/json.hpp>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <fstream>
#include <new>
#include <thread>

namespace lathe {

namespace {

constexpr std::size_t kMostNamedReports = 20;
constexpr std::size_t kDecodePart = 32;

} // namespace

std::int64_t freeMemory()
{
    std::ifstream file("/proc/meminfo");
    std::string name;
    std::int64_t kilobytes = 0;
    std::string unit;
    while (file >> name >> kilobytes) {
        std::getline(file, unit);
        if (name == "MemAvailable:")
            return kilobytes * 1024;
    }
    return static_cast<std::int64_t>(sysconf(_SC_AVPHYS_PAGES)) * sysconf(_SC_PAGESIZE);
}

void inParallel(std::size_t count, std::size_t part, const std::function<void(std::size_t, std::size_t)>& work)
{
    std::atomic<std::size_t> next = 0;
    const auto run = [&] {
        for (std::size_t first = next.fetch_add(part); first < count; first = next.fetch_add(part))
            work(first, std::min(first + part, count));
    };
    const std::size_t parts = (count + part - 1) / part;
    const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; i < std::min(cores, parts); ++i)
        threads.emplace_back(run);
    run();
}

PictureSource::PictureSource(const ItemSet& items, const ImageInput& input, std::int64_t budget)
    : m_items(items)
    , m_input(input)
    , m_budget(budget)
    , m_pictureBytes(static_cast<std::size_t>(input.width) * static_cast<std::size_t>(input.height)
                     * static_cast<std::size_t>(input.channels))
    , m_broken(items.items.size())
{
}

Result<void> PictureSource::load(Progress& progress, std::string_view status)
{
    const std::size_t count = size();
    if (count == 0 || m_pictureBytes > static_cast<std::size_t>(m_budget) / count)
        return {};
    m_pixels.reset(new (std::nothrow) std::uint8_t[count * m_pictureBytes]);
    if (!m_pixels)
        return fail(ErrorCode::OutOfMemory, "There is no memory for " + grouped(static_cast<std::int64_t>(count)) + " decoded pictures",
                    "Choose a smaller picture size");
    std::atomic<std::size_t> done = 0;
    std::mutex progressMutex;
    inParallel(count, kDecodePart, [&](std::size_t first, std::size_t last) {
        {
            const std::lock_guard lock(progressMutex);
            if (progress.stopRequested())
                return;
            progress.set(static_cast<std::int64_t>(done.load()), static_cast<std::int64_t>(count), status);
        }
        for (std::size_t i = first; i < last; ++i)
            decode(i, m_pixels.get() + i * m_pictureBytes);
        done += last - first;
    });
    if (done < count) {
        m_pixels.reset();
        return cancelled();
    }
    return {};
}

bool PictureSource::decode(std::size_t item, std::uint8_t* out)
{
    const auto picture = [&]() -> Result<Image> {
        if (!m_items.contents)
            return fail(ErrorCode::NotFound, "The items have no content");
        LATHE_TRY(const auto content, m_items.contents->read(m_items.items[item].content));
        LATHE_TRY(const Image image, decodeImage(content.bytes));
        if (image.width < 1 || image.height < 1)
            return fail(ErrorCode::Parse, "The picture is empty");
        // A picture that nobody has looked at before does not know its size.
        if (Item& seen = m_items.items[item]; seen.width == 0 || seen.height == 0) {
            seen.width = static_cast<std::uint32_t>(image.width);
            seen.height = static_cast<std::uint32_t>(image.height);
        }
        return preparedImage(image, m_input);
    }();
    if (picture && picture->pixels.size() == m_pictureBytes) {
        std::memcpy(out, picture->pixels.data(), m_pictureBytes);
        return true;
    }
    std::memset(out, 0, m_pictureBytes);
    const std::lock_guard lock(m_mutex);
    if (!m_broken[item]) {
        m_broken[item] = 1;
        m_errors.emplace_back(item, picture ? "The prepared picture has another size" : toString(picture.error()));
    }
    return false;
}

void PictureSource::read(std::span<const std::uint32_t> items, std::uint8_t* out, std::vector<bool>& good)
{
    good.assign(items.size(), true);
    if (inMemory()) {
        for (std::size_t i = 0; i < items.size(); ++i) {
            std::memcpy(out + i * m_pictureBytes, m_pixels.get() + items[i] * m_pictureBytes, m_pictureBytes);
            good[i] = !m_broken[items[i]];
        }
        return;
    }
    std::vector<std::uint8_t> decoded(items.size());
    inParallel(items.size(), 1, [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i)
            decoded[i] = decode(items[i], out + i * m_pictureBytes);
    });
    for (std::size_t i = 0; i < items.size(); ++i)
        good[i] = decoded[i];
}

std::vector<std::uint32_t> PictureSource::usable() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<std::uint32_t> items;
    items.reserve(size());
    for (std::size_t i = 0; i < size(); ++i)
        if (!m_broken[i])
            items.push_back(static_cast<std::uint32_t>(i));
    return items;
}

std::string PictureSource::error(std::size_t item) const
{
    const std::lock_guard lock(m_mutex);
    for (const auto& [index, text] : m_errors)
        if (index == item)
            return text;
    return {};
}

std::vector<std::string> PictureSource::takeReports()
{
    const std::lock_guard lock(m_mutex);
    std::vector<std::string> reports;
    for (; m_reported < m_errors.size() && m_reported < kMostNamedReports; ++m_reported)
        reports.push_back("Left out " + m_items.items[m_errors[m_reported].first].name + ": "
                          + m_errors[m_reported].second);
    if (m_reported < m_errors.size()) {
        reports.push_back("Left out " + std::to_string(m_errors.size() - m_reported) + " more pictures that cannot be decoded");
        m_reported = m_errors.size();
    }
    return reports;
}

PictureSource::Statistics PictureSource::statistics(std::size_t most)
{
    std::vector<std::uint32_t> items = usable();
    const std::size_t step = std::max<std::size_t>(1, items.size() / std::max<std::size_t>(1, most));
    const auto channels = static_cast<std::size_t>(m_input.channels);
    // Counts of byte values: exact sums, whatever the order.
    std::vector<std::array<std::uint64_t, 256>> counts(channels);
    Bytes buffer(m_pictureBytes);
    std::vector<bool> good;
    for (std::size_t i = 0; i < items.size(); i += step) {
        read({&items[i], 1}, buffer.data(), good);
        if (good[0])
            for (std::size_t k = 0; k < buffer.size(); ++k)
                ++counts[k % channels][buffer[k]];
    }
    Statistics result;
    for (const auto& histogram : counts) {
        double count = 0, sum = 0, squares = 0;
        for (std::size_t value = 0; value < 256; ++value) {
            const auto n = static_cast<double>(histogram[value]);
            const double x = static_cast<double>(value) / 255;
            count += n;
            sum += n * x;
            squares += n * x * x;
        }
        const double mean = count > 0 ? sum / count : 0.5;
        const double variance = count > 0 ? std::max(0.0, squares / count - mean * mean) : 0.25;
        result.mean.push_back(static_cast<float>(mean));
        result.deviation.push_back(static_cast<float>(std::max(std::sqrt(variance), 1e-3)));
    }
    return result;
}

ShownPart PictureSource::shown(std::size_t item) const
{
    const Item& picture = m_items.items[item];
    const SourceRectangle part = sourceRectangle(static_cast<int>(picture.width), static_cast<int>(picture.height), m_input);
    return {part.left, part.top, part.width, part.height, double(m_input.width), double(m_input.height),
            double(picture.width), double(picture.height)};
}

std::string PictureSource::boxFingerprint() const
{
    std::string text;
    for (std::size_t i = 0; i < size(); ++i) {
        for (const TrueBox& box : trueBoxesOf(m_items, i)) {
            for (const double value : {box.x, box.y, box.width, box.height, double(box.label), double(box.isIgnored)})
                text += shortest(value) + " ";
        }
        text += "\n";
    }
    return sha256(asBytes(text)).hex();
}

std::string PictureSource::fingerprint() const
{
    Sha256 hash;
    for (const Item& item : m_items.items)
        hash.add(item.content.bytes);
    hash.add(asBytes(toJson(m_input).dump()));
    return hash.finish().hex();
}

} // namespace lathe
