#include "ui/pages/label/spans/span_view.h"

#include "ui/shell/theme.h"

#include <algorithm>

namespace lathe {

void SpanView::setMarks(std::vector<Annotation> marks, std::vector<SpanLook> looks)
{
    std::erase_if(marks, [](const Annotation& one) { return kindOf(one.shape) < ShapeKind::TextSpan; });
    if (marks == m_marks && looks == m_looks)
        return;
    m_marks = std::move(marks);
    m_looks = std::move(looks);
    const std::size_t before = m_selection.size();
    std::erase_if(m_selection, [this](const std::string& id) { return !mark(id); });
    marksChanged();
    if (m_selection.size() != before)
        emit selectionChanged();
}

const SpanLook& SpanView::lookOf(std::int32_t label) const
{
    static SpanLook none;
    none = {tr("no class"), Theme::instance().colors().muted};
    return label >= 0 && label < std::ssize(m_looks) ? m_looks[static_cast<std::size_t>(label)] : none;
}

void SpanView::select(std::vector<std::string> ids)
{
    std::erase_if(ids, [this](const std::string& id) { return !mark(id); });
    if (ids == m_selection)
        return;
    m_selection = std::move(ids);
    viewport()->update();
    emit selectionChanged();
}

bool SpanView::isSelected(const std::string& id) const { return std::ranges::find(m_selection, id) != m_selection.end(); }

const Annotation* SpanView::mark(const std::string& id) const
{
    const auto found = std::ranges::find(m_marks, id, &Annotation::id);
    return found == m_marks.end() ? nullptr : &*found;
}

} // namespace lathe
