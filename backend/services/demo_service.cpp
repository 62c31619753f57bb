#include "services/demo_service.h"

#include "base/file.h"
#include "base/random.h"
#include "media/decode.h"
#include "services/house_sample.h"
#include "services/import_service.h"
#include "services/table_versions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace lathe {

namespace {

constexpr int kSize = 32;
constexpr int kPicturesPerFigure = 80;
constexpr int kWrongLabels = 12;

/// How far (x, y) lies outside a shape of radius 1, negative inside.
using Distance = double (*)(double x, double y);

double box(double x, double y, double halfWidth, double halfHeight)
{
    const double dx = std::abs(x) - halfWidth;
    const double dy = std::abs(y) - halfHeight;
    return std::hypot(std::max(dx, 0.0), std::max(dy, 0.0)) + std::min(std::max(dx, dy), 0.0);
}

double circle(double x, double y) { return std::hypot(x, y) - 0.9; }
double ring(double x, double y) { return std::abs(std::hypot(x, y) - 0.7) - 0.2; }
double square(double x, double y) { return box(x, y, 0.75, 0.75); }
double bar(double x, double y) { return box(x, y, 1.0, 0.28); }
double cross(double x, double y) { return std::min(box(x, y, 0.95, 0.25), box(x, y, 0.25, 0.95)); }
double crescent(double x, double y) { return std::max(std::hypot(x, y) - 0.95, 0.8 - std::hypot(x - 0.5, y)); }

double triangle(double x, double y)
{
    const double slope = std::sqrt(3.0) / 2;
    return std::max({slope * x + 0.5 * y - 0.5, -slope * x + 0.5 * y - 0.5, -y - 0.5});
}

double star(double x, double y)
{
    const double angle = std::atan2(y, x);
    return std::hypot(x, y) - (0.65 + 0.3 * std::cos(5 * angle));
}

struct Figure {
    const char* name;
    Distance distance;
};
constexpr std::array<Figure, 8> kFigures{{{"bar", bar}, {"circle", circle}, {"crescent", crescent}, {"cross", cross},
                                        {"ring", ring}, {"square", square}, {"star", star}, {"triangle", triangle}}};

Image draw(const Figure& shape, Random& random)
{
    const double radius = 7 + 6 * random.uniform();
    const double centreX = kSize / 2.0 + (random.uniform() - 0.5) * 6;
    const double centreY = kSize / 2.0 + (random.uniform() - 0.5) * 6;
    const double turn = random.uniform() * 2 * std::numbers::pi;
    const double noise = 8 + 30 * random.uniform();
    std::array<double, 3> ink{};
    std::array<double, 3> paper{};
    for (std::size_t c = 0; c < 3; ++c) {
        ink[c] = 120 + 120 * random.uniform();
        paper[c] = 20 + 60 * random.uniform();
    }
    Image image{kSize, kSize, 3, Bytes(kSize * kSize * 3)};
    for (int y = 0; y < kSize; ++y)
        for (int x = 0; x < kSize; ++x) {
            const double dx = (x + 0.5 - centreX) / radius;
            const double dy = (y + 0.5 - centreY) / radius;
            const double distance = shape.distance(dx * std::cos(turn) + dy * std::sin(turn),
                                                   dy * std::cos(turn) - dx * std::sin(turn));
            const double cover = std::clamp(0.5 - distance * radius, 0.0, 1.0);
            for (std::size_t c = 0; c < 3; ++c) {
                const double value = paper[c] + (ink[c] - paper[c]) * cover + (random.uniform() - 0.5) * noise;
                image.pixels[static_cast<std::size_t>(y * kSize + x) * 3 + c] =
                    static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0));
            }
        }
    return image;
}

} // namespace

Result<DatasetVersion> importSample(Workbench& workbench, Progress& progress)
{
    LATHE_TRY(const auto folder, TemporaryFolder::create("lathe-sample"));
    Random random(8);
    int drawn = 0;
    const int total = static_cast<int>(kFigures.size()) * kPicturesPerFigure;
    for (std::size_t s = 0; s < kFigures.size(); ++s)
        for (int i = 0; i < kPicturesPerFigure; ++i, ++drawn) {
            if (progress.stopRequested())
                return cancelled();
            progress.set(drawn, total, "Drawing the sample");
            // The planted fault: spread evenly, so that every class has one or two.
            const bool isWrong = drawn % (total / kWrongLabels) == 7;
            const Figure& label = kFigures[isWrong ? (s + 3) % kFigures.size() : s];
            const auto path = folder.path() / "shapes" / label.name
                / (std::string(kFigures[s].name) + "-" + std::to_string(100 + i) + ".png");
            LATHE_CHECK([&]() -> Result<void> {
                std::error_code error;
                std::filesystem::create_directories(path.parent_path(), error);
                const Bytes png = encodePng(draw(kFigures[s], random));
                std::FILE* file = std::fopen(path.c_str(), "wb");
                if (!file)
                    return fail(ErrorCode::Io, "Cannot write the sample", "Check the space for temporary files", path.string());
                const bool isWritten = std::fwrite(png.data(), 1, png.size(), file) == png.size();
                if (std::fclose(file) != 0 || !isWritten)
                    return fail(ErrorCode::Io, "Cannot write the sample", "Check the space for temporary files", path.string());
                return {};
            }());
        }
    ImportRequest request;
    request.source = folder.path() / "shapes";
    request.name = "shapes";
    LATHE_TRY(const ImportOutcome outcome, importDataset(workbench, request, progress));
    return outcome.version;
}

Result<DatasetVersion> importTableSample(Workbench& workbench, Progress& progress)
{
    constexpr std::uint64_t kSeed = 0;
    LATHE_TRY(const Table table, withCompletedParts(houseSample(), 0, kSeed));
    LATHE_TRY(const DatasetVersion version, addTableVersion(workbench, "houses", table, "sample", "import", progress));
    workbench.announceDatasets();
    return version;
}

} // namespace lathe
