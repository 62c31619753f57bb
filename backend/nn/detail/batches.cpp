#include "nn/detail/batches.h"

#include <algorithm>
#include <cmath>
#include <condition_variable>
#include <deque>
#include <thread>

namespace lathe {

namespace {

constexpr std::size_t kReadAhead = 2;
/// A box of which the augmentation leaves less than this is no longer the thing.
constexpr double kLeastShown = 0.3;

/// Bytes of the coming batches, decoded by a thread of its own into buffers that go round.
class Reader {
public:
    struct Piece {
        std::vector<std::uint32_t> items;
        std::vector<bool> good;
        torch::Tensor bytes; ///< [n, h, w, c]
    };

    Reader(PictureSource& pictures, std::vector<std::vector<std::uint32_t>> batches)
        : m_pictures(pictures)
        , m_batches(std::move(batches))
    {
        if (!pictures.inMemory())
            m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
    }

    ~Reader()
    {
        if (m_thread.joinable()) {
            {
                const std::lock_guard lock(m_mutex);
                m_thread.request_stop();
            }
            m_changed.notify_all();
        }
    }

    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    std::optional<Piece> next()
    {
        if (m_taken == m_batches.size())
            return std::nullopt;
        ++m_taken;
        if (!m_thread.joinable())
            return read(m_batches[m_taken - 1], m_ownBuffer);
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return !m_ready.empty(); });
        // The buffer of the piece before may be filled again.
        if (m_lent.defined())
            m_free.push_back(m_lent);
        Piece piece = std::move(m_ready.front());
        m_ready.pop_front();
        m_lent = piece.bytes;
        m_changed.notify_all();
        return piece;
    }

private:
    Piece read(const std::vector<std::uint32_t>& items, torch::Tensor& buffer)
    {
        const ImageInput& input = m_pictures.input();
        const auto count = static_cast<std::int64_t>(items.size());
        if (!buffer.defined() || buffer.size(0) < count)
            buffer = torch::empty({count, input.height, input.width, input.channels}, torch::kUInt8);
        Piece piece{items, {}, buffer};
        m_pictures.read(items, buffer.data_ptr<std::uint8_t>(), piece.good);
        return piece;
    }

    void run(const std::stop_token& stop)
    {
        for (const auto& items : m_batches) {
            torch::Tensor buffer;
            {
                std::unique_lock lock(m_mutex);
                m_changed.wait(lock, [&] { return m_ready.size() < kReadAhead || stop.stop_requested(); });
                if (stop.stop_requested())
                    return;
                if (!m_free.empty()) {
                    buffer = m_free.back();
                    m_free.pop_back();
                }
            }
            Piece piece = read(items, buffer);
            const std::lock_guard lock(m_mutex);
            m_ready.push_back(std::move(piece));
            m_changed.notify_all();
        }
    }

    PictureSource& m_pictures;
    std::vector<std::vector<std::uint32_t>> m_batches;
    std::size_t m_taken = 0;
    torch::Tensor m_ownBuffer;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Piece> m_ready;
    std::vector<torch::Tensor> m_free;
    torch::Tensor m_lent;
    std::jthread m_thread;
};

void mix(Batch& batch, double mixup, Random& random)
{
    if (mixup <= 0 || batch.items.size() < 2)
        return;
    batch.share = mixupShare(mixup, random);
    // Every row meets its neighbour; the order is random already.
    batch.input = batch.input * batch.share + batch.input.roll(1, 0) * (1 - batch.share);
    batch.otherLabels = batch.labels.roll(1, 0);
}

/// Boxes after their picture was moved, cut at its border.
std::vector<TrueBox> placed(const std::vector<TrueBox>& boxes, const Placement& place, double width, double height)
{
    std::vector<TrueBox> result;
    for (TrueBox box : boxes) {
        const auto moved = [](double from, double size, double scale, double offset, double side) {
            const double a = from * scale + offset * side, b = (from + size) * scale + offset * side;
            return std::pair(std::max(0.0, std::min(a, b)), std::min(side, std::max(a, b)));
        };
        const auto [left, right] = moved(box.x, box.width, place.scaleX, place.offsetX, width);
        const auto [top, bottom] = moved(box.y, box.height, place.scaleY, place.offsetY, height);
        const double whole = box.width * box.height * std::abs(place.scaleX * place.scaleY);
        if (right <= left || bottom <= top || (right - left) * (bottom - top) < kLeastShown * whole)
            continue;
        box.x = left;
        box.y = top;
        box.width = right - left;
        box.height = bottom - top;
        result.push_back(box);
    }
    return result;
}

class PictureBatches final : public BatchSource {
public:
    PictureBatches(PictureSource& pictures, const AugmentationSettings& settings, torch::Device device, bool boxes)
        : m_pictures(pictures)
        , m_settings(settings)
        , m_device(device)
        , m_boxes(boxes)
    {
        const ImageInput& input = pictures.input();
        std::vector<float> scale, offset;
        for (std::size_t c = 0; c < input.mean.size(); ++c) {
            scale.push_back(1 / input.deviation[c]);
            offset.push_back(-input.mean[c] / input.deviation[c]);
        }
        m_uniform = scale.size() == 1;
        m_firstScale = scale[0];
        m_firstOffset = offset[0];
        const auto tensor = [&](std::vector<float>& values) {
            return torch::tensor(values).view({1, static_cast<std::int64_t>(values.size()), 1, 1}).to(device);
        };
        m_scale = tensor(scale);
        m_offset = tensor(offset);
    }

    void begin(std::vector<std::vector<std::uint32_t>> batches, std::optional<std::uint64_t> augmentation) override
    {
        m_reader.reset();
        m_random.reset();
        if (augmentation)
            m_random.emplace(*augmentation);
        m_reader.emplace(m_pictures, std::move(batches));
    }

    std::optional<Batch> next() override
    {
        const torch::NoGradGuard guard;
        std::optional<Reader::Piece> piece = m_reader->next();
        if (!piece)
            return std::nullopt;
        Batch batch;
        std::vector<std::int64_t> rows, labels;
        for (std::size_t i = 0; i < piece->items.size(); ++i) {
            if (piece->good[i]) {
                batch.items.push_back(piece->items[i]);
                rows.push_back(static_cast<std::int64_t>(i));
                labels.push_back(m_pictures.label(piece->items[i]));
            } else {
                batch.broken.push_back(piece->items[i]);
            }
        }
        if (batch.items.empty())
            return batch;
        torch::Tensor bytes = piece->bytes.narrow(0, 0, static_cast<std::int64_t>(piece->items.size()));
        if (!batch.broken.empty())
            bytes = bytes.index_select(0, torch::tensor(rows));
        std::vector<Placement> places(batch.items.size());
        torch::Tensor x = bytes.permute({0, 3, 1, 2}).to(m_device).to(torch::kFloat32, false, true);
        if (m_random && m_settings.changesPictures()) {
            x.mul_(1.0f / 255);
            x = augmented(std::move(x), m_settings, *m_random, &places);
            normalise(x, 1);
        } else {
            normalise(x, 1.0f / 255);
        }
        batch.input = x.contiguous(torch::MemoryFormat::ChannelsLast);
        batch.labels = torch::tensor(labels).to(m_device);
        if (m_boxes)
            for (std::size_t i = 0; i < batch.items.size(); ++i)
                batch.boxes.push_back(placed(m_pictures.boxes(batch.items[i]), places[i], m_pictures.input().width, m_pictures.input().height));
        else if (m_random)
            mix(batch, m_settings.mixup, *m_random);
        return batch;
    }

    std::vector<std::uint32_t> usable() const override { return m_pictures.usable(); }

private:
    void normalise(torch::Tensor& x, float unit) const
    {
        if (m_uniform)
            x.mul_(m_firstScale * unit).add_(m_firstOffset);
        else
            x.mul_(m_scale * unit).add_(m_offset);
    }

    PictureSource& m_pictures;
    AugmentationSettings m_settings;
    torch::Device m_device;
    bool m_boxes;
    bool m_uniform = false;
    float m_firstScale = 1, m_firstOffset = 0;
    torch::Tensor m_scale, m_offset;
    std::optional<Random> m_random;
    std::optional<Reader> m_reader;
};

class TensorBatches final : public BatchSource {
public:
    TensorBatches(torch::Tensor rows, std::vector<std::uint32_t> usable, std::vector<std::int64_t> labels,
                  double mixup, torch::Device device)
        : m_rows(std::move(rows))
        , m_labels(torch::tensor(labels))
        , m_usable(std::move(usable))
        , m_mixup(mixup)
        , m_device(device)
    {
    }

    void begin(std::vector<std::vector<std::uint32_t>> batches, std::optional<std::uint64_t> augmentation) override
    {
        m_batches = std::move(batches);
        m_taken = 0;
        m_random.reset();
        if (augmentation)
            m_random.emplace(*augmentation);
    }

    std::optional<Batch> next() override
    {
        if (m_taken == m_batches.size())
            return std::nullopt;
        const torch::NoGradGuard guard;
        Batch batch;
        batch.items = m_batches[m_taken++];
        const std::vector<std::int64_t> index(batch.items.begin(), batch.items.end());
        const torch::Tensor rows = torch::tensor(index);
        batch.input = m_rows.index_select(0, rows).to(m_device);
        if (batch.input.dim() == 4)
            batch.input = batch.input.contiguous(torch::MemoryFormat::ChannelsLast);
        batch.labels = m_labels.index_select(0, rows).to(m_device);
        if (m_random)
            mix(batch, m_mixup, *m_random);
        return batch;
    }

    std::vector<std::uint32_t> usable() const override { return m_usable; }

private:
    torch::Tensor m_rows, m_labels;
    std::vector<std::uint32_t> m_usable;
    double m_mixup;
    torch::Device m_device;
    std::vector<std::vector<std::uint32_t>> m_batches;
    std::size_t m_taken = 0;
    std::optional<Random> m_random;
};

} // namespace

std::unique_ptr<BatchSource> pictureBatches(PictureSource& pictures, const AugmentationSettings& settings,
                                            torch::Device device, bool boxes)
{
    return std::make_unique<PictureBatches>(pictures, settings, device, boxes);
}

std::unique_ptr<BatchSource> tensorBatches(torch::Tensor rows, std::vector<std::uint32_t> usable,
                                           std::vector<std::int64_t> labels, double mixup, torch::Device device)
{
    return std::make_unique<TensorBatches>(std::move(rows), std::move(usable), std::move(labels), mixup, device);
}

std::vector<std::vector<std::uint32_t>> cut(const std::vector<std::uint32_t>& items, std::size_t batch)
{
    std::vector<std::vector<std::uint32_t>> pieces;
    for (std::size_t first = 0; first < items.size(); first += batch) {
        const std::size_t last = std::min(first + batch, items.size());
        pieces.emplace_back(items.begin() + static_cast<std::ptrdiff_t>(first), items.begin() + static_cast<std::ptrdiff_t>(last));
    }
    return pieces;
}

} // namespace lathe
