#include "media/similarity.h"

#include "media/resize.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>

namespace lathe {

namespace {

constexpr int kMostBits = 4;
constexpr int kMostDifference = 3 * 256; ///< summed over the thumbprint

/// Two hashes at most four bits apart agree in at least one of five bands.
constexpr int kBands = 5;

/// Every fifth bit, so that plain borders do not fill a whole band.
std::uint32_t bandOf(std::uint64_t hash, int band)
{
    std::uint32_t value = 0;
    for (int bit = band; bit < 64; bit += kBands)
        value = value << 1 | static_cast<std::uint32_t>(hash >> bit & 1);
    return value;
}

/// Pictures by their value of one band, each list in ascending order.
struct BandTable {
    std::vector<std::uint32_t> starts;
    std::vector<std::uint32_t> pictures;
    std::vector<std::uint64_t> hashes; ///< of `pictures`, side by side for the search
};

BandTable bandTable(std::span<const std::uint64_t> hashes, int band)
{
    constexpr std::size_t values = std::size_t(1) << ((64 + kBands - 1) / kBands);
    BandTable table{std::vector<std::uint32_t>(values + 1), std::vector<std::uint32_t>(hashes.size()),
                    std::vector<std::uint64_t>(hashes.size())};
    for (const std::uint64_t hash : hashes)
        ++table.starts[bandOf(hash, band) + 1];
    std::partial_sum(table.starts.begin(), table.starts.end(), table.starts.begin());
    std::vector<std::uint32_t> next(table.starts.begin(), table.starts.end() - 1);
    for (std::uint32_t i = 0; i < hashes.size(); ++i) {
        const std::uint32_t place = next[bandOf(hashes[i], band)]++;
        table.pictures[place] = i;
        table.hashes[place] = hashes[i];
    }
    return table;
}

/// Whether at most `kMostBits` bits are set; each step clears the lowest one.
bool areFewBits(std::uint64_t bits)
{
    for (int i = 0; i < kMostBits; ++i)
        bits &= bits - 1;
    return bits == 0;
}

int summedDifference(const Thumbprint& a, const Thumbprint& b)
{
    int sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += std::abs(int(a[i]) - int(b[i]));
    return sum;
}

/// Brightness summed over the whole: its difference is a lower bound of summedDifference.
int brightness(const Thumbprint& print)
{
    return std::accumulate(print.begin(), print.end(), 0);
}

} // namespace

Thumbprint thumbprint(const Image& image)
{
    const Image small = resizedImage(greyImage(image), 16, 16);
    Thumbprint print{};
    std::copy_n(small.pixels.begin(), print.size(), print.begin());
    return print;
}

std::uint64_t perceptualHash(const Thumbprint& print)
{
    // 9 × 8 cells: two rows each, and 16/9 columns. Counted in ninths of a column all sums are whole numbers.
    std::uint64_t hash = 0;
    for (std::size_t row = 0; row < 8; ++row) {
        std::array<int, 10> cells{};
        for (std::size_t column = 0; column < 16; ++column) {
            const int both = print[32 * row + column] + print[32 * row + 16 + column];
            const std::size_t cell = 9 * column / 16;
            const int inFirst = std::min(9, static_cast<int>(16 * (cell + 1) - 9 * column));
            cells[cell] += inFirst * both;
            cells[cell + 1] += (9 - inFirst) * both;
        }
        for (std::size_t i = 0; i < 8; ++i)
            hash = hash << 1 | static_cast<std::uint64_t>(cells[i] > cells[i + 1]);
    }
    return hash;
}

double contrast(const Thumbprint& print)
{
    const double mean = brightness(print) / 256.0;
    double squares = 0;
    for (const std::uint8_t value : print)
        squares += (value - mean) * (value - mean);
    return std::sqrt(squares / 256.0);
}

double difference(const Thumbprint& a, const Thumbprint& b)
{
    return summedDifference(a, b) / 256.0;
}

std::vector<std::int64_t> findTwins(std::span<const std::uint64_t> hashes, std::span<const Thumbprint> prints)
{
    std::vector<int> sums(prints.size());
    std::transform(prints.begin(), prints.end(), sums.begin(), brightness);
    std::vector<std::uint32_t> best(hashes.size());
    std::iota(best.begin(), best.end(), 0);
    for (int band = 0; band < kBands; ++band) {
        const BandTable table = bandTable(hashes, band);
        for (std::uint32_t i = 0; i < hashes.size(); ++i) {
            for (std::uint32_t place = table.starts[bandOf(hashes[i], band)]; table.pictures[place] < best[i];
                 ++place) {
                const std::uint32_t other = table.pictures[place];
                if (areFewBits(hashes[i] ^ table.hashes[place])
                    && std::abs(sums[i] - sums[other]) < kMostDifference
                    && summedDifference(prints[i], prints[other]) < kMostDifference) {
                    best[i] = other;
                    break;
                }
            }
        }
    }
    std::vector<std::int64_t> twins(hashes.size());
    for (std::size_t i = 0; i < twins.size(); ++i)
        twins[i] = best[i] == i ? -1 : static_cast<std::int64_t>(best[i]);
    return twins;
}

} // namespace lathe
