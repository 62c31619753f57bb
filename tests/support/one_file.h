// A source of one file that lies in memory.
#pragma once

#include "io/source_tree.h"

#include <algorithm>

namespace lathe::build {

class OneFile final : public SourceTree {
public:
    OneFile(std::string name, std::string content) : m_files{std::move(name)}, m_content(std::move(content)) {}
    std::string name() const override { return m_files.front(); }
    const std::vector<std::string>& files() const override { return m_files; }
    std::uint64_t size(std::size_t) const override { return m_content.size(); }
    Result<Bytes> head(std::size_t, std::size_t size) const override
    {
        return Bytes(m_content.begin(), m_content.begin() + static_cast<std::ptrdiff_t>(std::min(size, m_content.size())));
    }
    Result<Bytes> content(std::size_t) const override { return Bytes(m_content.begin(), m_content.end()); }
    Result<void> visit(const std::vector<std::size_t>& wanted, int,
                       const std::function<Result<void>(std::size_t, Result<Bytes>)>& visit) const override
    {
        for (const std::size_t index : wanted)
            if (auto visited = visit(index, content(index)); !visited)
                return visited;
        return {};
    }

private:
    std::vector<std::string> m_files;
    std::string m_content;
};

} // namespace lathe::build
