#include "app/commands/command.h"

#include "base/text.h"
#include "ui/screenshots.h"

namespace lathe {

namespace {

/// "1440x900". Fails with InvalidArgument.
Result<QSize> sizeFrom(const std::string& text)
{
    const auto parts = split(lowered(text), 'x');
    const auto width = parseInteger(parts.front());
    const auto height = parseInteger(parts.back());
    if (parts.size() != 2 || !width || !height || *width < 640 || *height < 400 || *width > 8000 || *height > 8000)
        return fail(ErrorCode::InvalidArgument, "--size takes WIDTHxHEIGHT from 640x400 to 8000x8000, not “" + text + "”");
    return QSize(static_cast<int>(*width), static_cast<int>(*height));
}

Result<Output> run(CommandContext& context)
{
    if (!context.isSet("output"))
        return fail(ErrorCode::InvalidArgument, "-o is missing", "Say where to write: -o DIR");
    ScreenshotOptions options;
    options.folder = context.value("output");
    if (context.isSet("theme"))
        options.themes = QStringList(QString::fromStdString(context.value("theme")));
    for (const QString& theme : options.themes)
        if (theme != "light" && theme != "dark")
            return fail(ErrorCode::InvalidArgument, "--theme is light or dark, not “" + theme.toStdString() + "”");
    if (context.isSet("size")) {
        LATHE_TRY(const QSize size, sizeFrom(context.value("size")));
        options.sizes = {size};
    }
    if (context.isSet("scale")) {
        LATHE_TRY(const std::int64_t scale, context.integer("scale", 1, 1, 4));
        options.scales = {static_cast<int>(scale)};
    }
    if (context.isSet("language"))
        options.language = QString::fromStdString(context.value("language"));
    for (const std::string& page : context.values("page"))
        options.pages << QString::fromStdString(page);
    LATHE_TRY(Workbench * workbench, context.workbench());
    LATHE_TRY(const auto paths, renderScreenshots(*workbench, options));
    Output output;
    output.json = nlohmann::json::array();
    for (const auto& path : paths) {
        output.json.push_back(path.string());
        output.text += path.string() + "\n";
    }
    return output;
}

} // namespace

Command screenshotsCommand()
{
    return {"screenshots", "", 0, 0, "Renders every page of the window over the workspace as PNG, without a display.",
            {{{"o", "output"}, "Folder to write to.", "DIR"},
             {"theme", "light or dark; both by default.", "T"},
             {"size", "1440x900 and 1280x720 by default.", "WxH"},
             {"scale", "Pixels a logical pixel: 1 and 2 by default.", "N"},
             {"language", "en, de or pseudo.", "L", "en"},
             {"page", "Only this page; may be given again.", "ID"}},
            run, true};
}

} // namespace lathe
