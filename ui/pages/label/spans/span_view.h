// What is shown of one text or clip, and what a hand does on it: the view knows nothing of journals.
#pragma once

#include "data/annotation.h"

#include <QAbstractScrollArea>
#include <QColor>
#include <QString>

namespace lathe {

/// How a class looks, by its index.
struct SpanLook {
    QString name;
    QColor color;
    bool operator==(const SpanLook&) const = default;
};

class SpanView : public QAbstractScrollArea {
    Q_OBJECT
public:
    using QAbstractScrollArea::QAbstractScrollArea;

    /// Spans and relations; others are passed over. What is selected and gone is selected no more.
    void setMarks(std::vector<Annotation> marks, std::vector<SpanLook> looks);
    const std::vector<Annotation>& marks() const { return m_marks; }
    const SpanLook& lookOf(std::int32_t label) const;

    const std::vector<std::string>& selection() const { return m_selection; }
    void select(std::vector<std::string> ids);
    bool isSelected(const std::string& id) const;
    const Annotation* mark(const std::string& id) const;

    /// What was chosen to become a span: nothing, or a TextSpan or TimeSpan.
    virtual std::optional<lathe::Shape> range() const = 0;
    virtual void clearRange() = 0;
    /// Of the text in code points, of the clip in seconds.
    virtual double length() const = 0;
    virtual void reveal(const std::string& id) = 0;
    virtual void zoom(int steps) = 0;
    virtual void fit() = 0;

signals:
    void selectionChanged();
    /// A span of that id shall be there instead.
    void reshaped(const std::string& id, const lathe::Shape& shape);
    void relationWanted(const std::string& from, const std::string& to);

protected:
    virtual void marksChanged() = 0;

private:
    std::vector<Annotation> m_marks;
    std::vector<SpanLook> m_looks;
    std::vector<std::string> m_selection;
};

} // namespace lathe
