#include "ui/shell/stage_guide.h"

#include "ui/shell/labels.h"
#include "ui/shell/state_pill.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace lathe {

namespace {

class Rule : public QWidget {
public:
    Rule() { setFixedHeight(1); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter(this).fillRect(rect(), Theme::instance().colors().border);
    }
};

class Mark : public QWidget {
public:
    explicit Mark(Tone tone) : m_tone(tone) { setFixedSize(16, 20); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintToneMark(painter, QRectF(1, 3, 14, 14), m_tone);
    }

private:
    Tone m_tone;
};

} // namespace

StageGuide::StageGuide(const QString& title, const QString& text, QWidget* parent) : Card({}, {}, parent)
{
    auto* columns = new QHBoxLayout;
    columns->setContentsMargins(token::space24, 0, 0, 0);
    columns->setSpacing(token::space32);
    auto* say = new QVBoxLayout;
    say->setSpacing(token::space8);
    m_title = wrapping(titleLabel());
    m_text = wrapping(bodyLabel());
    m_facts = new QVBoxLayout;
    m_facts->setSpacing(token::space4);
    m_actions = new QHBoxLayout;
    m_actions->setSpacing(token::space8);
    m_actions->addStretch(1);
    m_note = wrapping(captionLabel());
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_note->hide();
    say->addStretch(1);
    say->addWidget(m_title);
    say->addWidget(m_text);
    say->addSpacing(token::space8);
    say->addLayout(m_facts);
    say->addSpacing(token::space8);
    say->addLayout(m_actions);
    say->addWidget(m_note);
    say->addStretch(1);
    columns->addLayout(say, 4);
    m_scheme = new FlowScheme;
    columns->addWidget(m_scheme, 6);
    content()->addLayout(columns, 1);
    setTexts(title, text);
}

void StageGuide::setTexts(const QString& title, const QString& text)
{
    m_title->setText(title);
    m_text->setText(text);
}

void StageGuide::setFacts(const QString& head, const std::vector<Fact>& facts)
{
    while (QLayoutItem* item = m_facts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (head.isEmpty() && facts.empty())
        return;
    m_facts->addWidget(new Rule);
    if (!head.isEmpty())
        m_facts->addWidget(wrapping(strongLabel(head)));
    for (const Fact& fact : facts) {
        auto* line = new QWidget;
        auto* row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(token::space8);
        row->addWidget(new Mark(fact.tone), 0, Qt::AlignTop);
        row->addWidget(wrapping(bodyLabel(fact.text)), 1);
        m_facts->addWidget(line);
    }
    m_facts->addWidget(new Rule);
}

void StageGuide::addAction(QWidget* widget) { m_actions->insertWidget(m_actions->count() - 1, widget); }

void StageGuide::setNote(const QString& note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

} // namespace lathe
