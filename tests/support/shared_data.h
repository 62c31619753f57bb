// Real data beside the project. A test that needs it skips, saying why, where it is absent.
#pragma once

#include <QString>
#include <QtTest>

#include <filesystem>
#include <string>

/// The path of `relative` below the folder of shared data.
inline std::filesystem::path sharedData(const std::string& relative)
{
    const QByteArray folder = qgetenv("LATHE_SHARED_DATA");
    return std::filesystem::path(folder.isEmpty() ? LATHE_SHARED_DATA : folder.toStdString()) / relative;
}

#define LATHE_NEED_SHARED_DATA(relative)                                                       \
    if (!std::filesystem::exists(sharedData(relative)))                                        \
    QSKIP(qPrintable(QString("The shared data folder has no %1").arg(QString::fromUtf8(relative))))
