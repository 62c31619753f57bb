// Labelling texts and clips: one in hand, the others in a list; the same labels, keys and history as for pictures.
#pragma once

#include "ui/models/labelling.h"
#include "ui/pages/label/spans/span_inspector.h"

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QMenu;
class QPushButton;
class QStackedWidget;

namespace lathe {

class IconButton;
class InlineBar;
class PageHeader;
class SoundView;
class SpanItems;
class SpanView;
class TextView;

class SpanWorkspace : public QWidget {
    Q_OBJECT
public:
    explicit SpanWorkspace(PageContext context, QWidget* parent = nullptr);

    Labelling& labelling() { return *m_labelling; }
    SpanInspector& inspector() { return *m_inspector; }
    TextView& textView() { return *m_text; }
    SoundView& soundView() { return *m_sound; }
    /// The one of both that the dataset needs.
    SpanView& view();
    const SpanView& view() const;
    void open(const QString& dataset);
    bool isSettling() const;
    /// The keys as they are chosen now.
    void refreshKeys();
    /// For the command palette.
    std::vector<PageCommand> commands();
    /// An index into the set; −1: none.
    std::int64_t item() const;
    void showItem(std::size_t item);

signals:
    void banner(const BannerMessage& message);
    void bannerCleared();

private:
    enum class Shown { All, Open, Done, Skipped, Flagged };

    void makeHeader();
    QWidget* makeList();
    QWidget* makeView();
    void makeActions();
    void addAction(const QString& id, std::function<void()> run);
    void connectViews();
    void connectClasses();

    void opened();
    void order();
    void changed(const std::vector<std::size_t>& items);
    void showPlace(int place);
    void load(std::size_t item);
    void refreshMarks();
    void refreshHead();
    void refreshInspector();
    void refreshTools();
    bool isText() const;
    bool isFinished(std::size_t item) const;
    std::vector<Annotation> selected() const;
    QString quoted(const Annotation& annotation) const;

    // What keys do.
    void classKey(std::int32_t label);
    void relate(std::int32_t type, const std::string& from, const std::string& to);
    void relateSelected();
    void mark(ItemProgress progress);
    void done();
    void step(int places);
    void nextOpen();
    void removeSelected();
    void takeClassAway();
    void copy();
    void paste();
    void nextMark();
    void addClass(const QString& name, bool isRelation);
    void exportLabels(const std::string& format);

    PageContext m_context;
    Labelling* m_labelling;
    SpanInspector* m_inspector;
    SpanItems* m_items;
    PageHeader* m_header;
    QComboBox* m_filter;
    QPushButton* m_export;
    QMenu* m_formats;
    QPushButton* m_skip;
    QPushButton* m_flag;
    QPushButton* m_done;
    QListView* m_list;
    InlineBar* m_progress;
    QLabel* m_progressText;
    QStackedWidget* m_stack;
    TextView* m_text;
    SoundView* m_sound;
    QLabel* m_broken;
    QWidget* m_searching;
    QLineEdit* m_search;
    QLabel* m_found;
    IconButton* m_play;
    QLabel* m_facts;
    QLabel* m_zoom;
    std::map<QString, QAction*> m_actions;
    std::vector<QAction*> m_classActions;
    int m_place = -1;       ///< in the order
    int m_loading = 0;      ///< the job that reads the content
    std::int64_t m_loaded = -1; ///< the item that is shown
    std::vector<Annotation> m_copied;
    std::size_t m_finished = 0;
};

} // namespace lathe
