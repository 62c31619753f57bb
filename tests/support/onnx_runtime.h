// ONNX Runtime (the npm package onnxruntime-node) as an independent judge of exported files.
#pragma once

#include "base/bytes.h"
#include "base/file.h"
#include "media/image.h"

#include <nlohmann/json.hpp>

#include <QProcess>
#include <QString>

#include <filesystem>
#include <vector>

namespace lathe::test {

class OnnxRuntime {
public:
    /// Installs the package into a cache beside the build, once. Empty, or why it cannot be had here.
    QString install()
    {
        m_modules = std::filesystem::path(LATHE_BINARY_DIR) / ".." / "onnxruntime";
        if (output("node", {"--version"}).isEmpty())
            return "node is not installed";
        if (std::filesystem::exists(m_modules / "node_modules" / "onnxruntime-node" / "package.json"))
            return {};
        std::filesystem::create_directories(m_modules);
        if (!writeFileAtomic(m_modules / "package.json", asBytes("{\"private\": true}\n")))
            return "The folder for the npm package cannot be written";
        QProcess npm;
        npm.setWorkingDirectory(QString::fromStdString(m_modules.string()));
        npm.start("npm", {"install", "--ignore-scripts", "--no-audit", "--no-fund", "onnxruntime-node"});
        if (!npm.waitForFinished(90'000) || npm.exitCode() != 0)
            return "The npm package onnxruntime-node cannot be installed here (no npm, or no registry)";
        return {};
    }

    /// {"inputs", "outputs", "probabilities"} of the pictures; null when the file was refused.
    nlohmann::json run(const std::filesystem::path& model, const std::vector<Image>& pictures) const
    {
        const auto folder = TemporaryFolder::create("onnxruntime");
        const auto raw = folder->path() / "pictures.bin";
        if (!writeFileAtomic(raw, rawPictures(pictures)))
            return nullptr;
        const QByteArray text = output("node", {QString(LATHE_SOURCE_DIR) + "/tests/package/onnxruntime_check.mjs",
                                                QString::fromStdString(model.string()), QString::fromStdString(raw.string()),
                                                QString::fromStdString(m_modules.string())});
        const auto json = nlohmann::json::parse(text.toStdString(), nullptr, false);
        return json.is_discarded() ? nlohmann::json() : json;
    }

    /// The outputs of a model of a table by name, for `columns` {name: [cell or null, …]}; null when the file was refused.
    nlohmann::json runTable(const std::filesystem::path& model, std::size_t rows, const nlohmann::json& columns) const
    {
        const auto folder = TemporaryFolder::create("onnxruntime");
        const auto file = folder->path() / "columns.json";
        if (!writeFileAtomic(file, asBytes(nlohmann::json{{"rows", rows}, {"columns", columns}}.dump())))
            return nullptr;
        const QByteArray text = output("node", {QString(LATHE_SOURCE_DIR) + "/tests/journeys/onnxruntime_tables.mjs",
                                                QString::fromStdString(model.string()), QString::fromStdString(file.string()),
                                                QString::fromStdString(m_modules.string())});
        const auto json = nlohmann::json::parse(text.toStdString(), nullptr, false);
        return json.is_object() ? json["outputs"] : nlohmann::json();
    }

    static QByteArray output(const QString& program, const QStringList& arguments)
    {
        QProcess process;
        process.start(program, arguments);
        if (!process.waitForFinished(300'000) || process.exitCode() != 0) {
            qWarning("%s", process.readAllStandardError().right(2000).constData());
            return {};
        }
        return process.readAllStandardOutput();
    }

private:
    /// Height, width and channels as little-endian 32-bit integers, then the bytes, picture after picture.
    static Bytes rawPictures(const std::vector<Image>& pictures)
    {
        Bytes bytes;
        for (const Image& picture : pictures) {
            for (const int number : {picture.height, picture.width, picture.channels})
                for (int shift = 0; shift < 32; shift += 8)
                    bytes.push_back(static_cast<std::uint8_t>(number >> shift));
            bytes.insert(bytes.end(), picture.pixels.begin(), picture.pixels.end());
        }
        return bytes;
    }

    std::filesystem::path m_modules;
};

} // namespace lathe::test
