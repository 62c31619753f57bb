<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_US">
    <context>
        <name>DisplayFormat</name>
        <message>
            <source>yes</source>
            <translation>ja</translation>
        </message>
        <message>
            <source>no</source>
            <translation>nein</translation>
        </message>
        <message>
            <source>%1, %2 values</source>
            <translation>%1, %2 Werte</translation>
        </message>
        <message>
            <source>integer</source>
            <translation>ganze Zahl</translation>
        </message>
        <message>
            <source>number</source>
            <translation>Zahl</translation>
        </message>
        <message>
            <source>category</source>
            <translation>Kategorie</translation>
        </message>
        <message>
            <source>time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>yes or no</source>
            <translation>ja oder nein</translation>
        </message>
        <message>
            <source>text</source>
            <translation>Text</translation>
        </message>
    </context>
    <context>
        <name>Format</name>
        <message>
            <source>%1 s</source>
            <translation>%1 s</translation>
        </message>
        <message>
            <source>%1 min %2 s</source>
            <translation>%1 min %2 s</translation>
        </message>
        <message>
            <source>%1 h %2 min</source>
            <translation>%1 h %2 min</translation>
        </message>
        <message>
            <source>today %1</source>
            <translation>heute %1</translation>
        </message>
        <message>
            <source>yesterday %1</source>
            <translation>gestern %1</translation>
        </message>
        <message>
            <source>d MMM</source>
            <translation>d. MMM</translation>
        </message>
        <message>
            <source>d MMM yyyy</source>
            <translation>d. MMM yyyy</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>Wartet</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>Angehalten</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Fehlgeschlagen</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>Abgebrochen</translation>
        </message>
        <message>
            <source>Interrupted</source>
            <translation>Unterbrochen</translation>
        </message>
        <message numerus="yes">
            <source>%1 pictures</source>
            <translation>
                <numerusform>%1 Bild</numerusform>
                <numerusform>%1 Bilder</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 classes</source>
            <translation>
                <numerusform>%1 Klasse</numerusform>
                <numerusform>%1 Klassen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 rows</source>
            <translation>
                <numerusform>%1 Zeile</numerusform>
                <numerusform>%1 Zeilen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>JudgedView</name>
        <message>
            <source>Truth</source>
            <translation>Wahrheit</translation>
        </message>
        <message>
            <source>Prediction</source>
            <translation>Vorhersage</translation>
        </message>
        <message>
            <source>Cluster</source>
            <translation>Cluster</translation>
        </message>
        <message>
            <source>Confidence</source>
            <translation>Sicherheit</translation>
        </message>
        <message>
            <source>Residual</source>
            <translation>Residuum</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>Punktzahl</translation>
        </message>
        <message>
            <source>Silhouette</source>
            <translation>Silhouette</translation>
        </message>
    </context>
    <context>
        <name>Lifecycle</name>
        <message>
            <source>Not checked yet</source>
            <translation>Noch nicht geprüft</translation>
        </message>
        <message numerus="yes">
            <source>%1 checks fail</source>
            <translation>
                <numerusform>%1 Prüfung scheitert</numerusform>
                <numerusform>%1 Prüfungen scheitern</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 findings</source>
            <translation>
                <numerusform>%1 Befund</numerusform>
                <numerusform>%1 Befunde</numerusform>
            </translation>
        </message>
        <message>
            <source>Split made, checks pass</source>
            <translation>Aufgeteilt, Prüfungen bestanden</translation>
        </message>
        <message>
            <source>Not counted yet</source>
            <translation>Noch nicht gezählt</translation>
        </message>
        <message>
            <source>No labels yet</source>
            <translation>Noch keine Klassen</translation>
        </message>
        <message numerus="yes">
            <source>%1 without a label</source>
            <translation>
                <numerusform>%1 ohne Klasse</numerusform>
                <numerusform>%1 ohne Klasse</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 waits</source>
            <translation>%1 wartet</translation>
        </message>
        <message>
            <source>Epoch %1 of %2</source>
            <translation>Epoche %1 von %2</translation>
        </message>
        <message>
            <source>Paused, epoch %1</source>
            <translation>Angehalten, Epoche %1</translation>
        </message>
        <message>
            <source>%1 was interrupted</source>
            <translation>%1 wurde unterbrochen</translation>
        </message>
        <message>
            <source>No run yet</source>
            <translation>Noch kein Lauf</translation>
        </message>
        <message>
            <source>No run has finished</source>
            <translation>Kein Lauf ist fertig</translation>
        </message>
        <message>
            <source>No run on version %1</source>
            <translation>Kein Lauf auf Version %1</translation>
        </message>
        <message numerus="yes">
            <source>%1 runs</source>
            <translation>
                <numerusform>%1 Lauf</numerusform>
                <numerusform>%1 Läufe</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing to judge yet</source>
            <translation>Noch nichts zu beurteilen</translation>
        </message>
        <message>
            <source>%1 F1 %2</source>
            <translation>%1 F1 %2</translation>
        </message>
        <message>
            <source>No version yet</source>
            <translation>Noch keine Version</translation>
        </message>
        <message>
            <source>%1, a better run waits</source>
            <translation>%1, ein besserer Lauf wartet</translation>
        </message>
        <message>
            <source>Watch %1</source>
            <translation>%1 beobachten</translation>
        </message>
        <message>
            <source>It learns from %1. You can go on with other work: closing the page keeps the run going.</source>
            <translation>Er lernt von %1. Andere Arbeit kann weitergehen: Der Lauf geht auch nach dem Schließen der Seite weiter.</translation>
        </message>
        <message>
            <source>Show the run</source>
            <translation>Lauf zeigen</translation>
        </message>
        <message>
            <source>Bring in labelled pictures</source>
            <translation>Bilder mit Klassen hereinholen</translation>
        </message>
        <message>
            <source>None of the %1 pictures has a class, so there is nothing to learn from. Put each class into a folder of its name and import it again.</source>
            <translation>Keines der %1 Bilder hat eine Klasse, es gibt also nichts zu lernen. Jede Klasse gehört in einen Ordner ihres Namens; danach neu importieren.</translation>
        </message>
        <message>
            <source>Import pictures…</source>
            <translation>Bilder importieren…</translation>
        </message>
        <message>
            <source>Look at the check</source>
            <translation>Prüfung ansehen</translation>
        </message>
        <message>
            <source>Go on with %1</source>
            <translation>%1 fortsetzen</translation>
        </message>
        <message>
            <source>It was interrupted after epoch %1 of %2. Its checkpoint is kept, nothing before it is lost.</source>
            <translation>Er wurde nach Epoche %1 von %2 unterbrochen. Sein Zwischenstand ist gesichert, davor ist nichts verloren.</translation>
        </message>
        <message>
            <source>Train a first model</source>
            <translation>Ein erstes Modell trainieren</translation>
        </message>
        <message>
            <source>The pictures are split and labelled. A small network gives a first answer in minutes and shows what is hard.</source>
            <translation>Die Bilder sind aufgeteilt und haben Klassen. Ein kleines Netz gibt in Minuten eine erste Antwort und zeigt, was schwer ist.</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>Trainieren</translation>
        </message>
        <message>
            <source>Train on version %1</source>
            <translation>Auf Version %1 trainieren</translation>
        </message>
        <message>
            <source>The best run, %1, learned from version %2. The data changed since then.</source>
            <translation>Der beste Lauf, %1, lernte von Version %2. Seither haben sich die Daten geändert.</translation>
        </message>
        <message>
            <source>Check %1 and %2 labels</source>
            <translation>Klassen %1 und %2 prüfen</translation>
        </message>
        <message>
            <source>The two are mixed up %1 times, the largest part of the %2 mistakes of %3. Longer training does not mend a wrong label.</source>
            <translation>Die beiden werden %1-mal verwechselt, der größte Teil der %2 Fehler von %3. Längeres Training heilt keine falsche Klasse.</translation>
        </message>
        <message numerus="yes">
            <source>Check %1 items</source>
            <translation>
                <numerusform>%1 Eintrag prüfen</numerusform>
                <numerusform>%1 Einträge prüfen</numerusform>
            </translation>
        </message>
        <message>
            <source>Put %1 to work</source>
            <translation>%1 einsetzen</translation>
        </message>
        <message>
            <source>It is the best finished run. Register it as a version, and export it for others to use.</source>
            <translation>Er ist der beste fertige Lauf. Als Version eintragen und für andere exportieren.</translation>
        </message>
        <message>
            <source>Register…</source>
            <translation>Eintragen…</translation>
        </message>
        <message>
            <source>Try another algorithm</source>
            <translation>Anderes Verfahren versuchen</translation>
        </message>
        <message>
            <source>Everything is done for this version. A different network or other settings show whether more is possible.</source>
            <translation>Für diese Version ist alles getan. Ein anderes Netz oder andere Einstellungen zeigen, ob mehr möglich ist.</translation>
        </message>
        <message>
            <source>Prepare</source>
            <translation>Vorbereiten</translation>
        </message>
        <message numerus="yes">
            <source>%2 is confused with %3: %1 items</source>
            <translation>
                <numerusform>%2 wird mit %3 verwechselt: %1 Eintrag</numerusform>
                <numerusform>%2 wird mit %3 verwechselt: %1 Einträge</numerusform>
            </translation>
        </message>
        <message>
            <source>Evaluate</source>
            <translation>Beurteilen</translation>
        </message>
        <message>
            <source>%1 failed</source>
            <translation>%1 ist fehlgeschlagen</translation>
        </message>
        <message numerus="yes">
            <source>The test split was looked at %1 times</source>
            <translation>
                <numerusform>Der Testteil wurde %1-mal angesehen</numerusform>
                <numerusform>Der Testteil wurde %1-mal angesehen</numerusform>
            </translation>
        </message>
        <message>
            <source>No pictures yet</source>
            <translation>Noch keine Bilder</translation>
        </message>
        <message>
            <source>Bring pictures in</source>
            <translation>Bilder hereinholen</translation>
        </message>
        <message>
            <source>A folder with one sub-folder a class is enough. Lathe says what it found before anything is written.</source>
            <translation>Ein Ordner mit einem Unterordner je Klasse genügt. Lathe sagt, was gefunden wurde, bevor etwas geschrieben wird.</translation>
        </message>
        <message>
            <source>Nothing served yet</source>
            <translation>Noch nichts im Einsatz</translation>
        </message>
        <message>
            <source>All have a class</source>
            <translation>Alle haben eine Klasse</translation>
        </message>
        <message>
            <source>It was interrupted before its first epoch was done. It can be started again as it was.</source>
            <translation>Er wurde unterbrochen, bevor die erste Epoche fertig war. Er kann unverändert neu beginnen.</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>Angehalten</translation>
        </message>
        <message>
            <source>%1 learns</source>
            <translation>%1 lernt</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>The rows are split. A linear model and boosted trees give a first answer in seconds and show which columns matter.</source>
            <translation>Die Zeilen sind aufgeteilt. Ein lineares Modell und geboostete Bäume geben in Sekunden eine erste Antwort und zeigen, auf welche Spalten es ankommt.</translation>
        </message>
        <message>
            <source>No data yet</source>
            <translation>Noch keine Daten</translation>
        </message>
        <message>
            <source>Bring data in</source>
            <translation>Daten hereinholen</translation>
        </message>
        <message>
            <source>A table, or a folder with one sub-folder of pictures a class, is enough. Lathe says what it found before anything is written.</source>
            <translation>Eine Tabelle oder ein Ordner mit einem Unterordner von Bildern je Klasse genügt. Lathe sagt, was es gefunden hat, bevor etwas geschrieben wird.</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Importieren…</translation>
        </message>
        <message>
            <source>The target is a column</source>
            <translation>Das Ziel ist eine Spalte</translation>
        </message>
    </context>
    <context>
        <name>Metrics</name>
        <message>
            <source>Macro F1</source>
            <translation>Makro-F1</translation>
        </message>
        <message>
            <source>F1</source>
            <translation>F1</translation>
        </message>
        <message>
            <source>Accuracy</source>
            <translation>Genauigkeit</translation>
        </message>
        <message>
            <source>Balanced accuracy</source>
            <translation>Ausgewogene Genauigkeit</translation>
        </message>
        <message>
            <source>Macro precision</source>
            <translation>Makro-Präzision</translation>
        </message>
        <message>
            <source>Precision</source>
            <translation>Präzision</translation>
        </message>
        <message>
            <source>Macro recall</source>
            <translation>Makro-Trefferquote</translation>
        </message>
        <message>
            <source>Recall</source>
            <translation>Trefferquote</translation>
        </message>
        <message>
            <source>Weighted F1</source>
            <translation>Gewichtetes F1</translation>
        </message>
        <message>
            <source>ROC AUC</source>
            <translation>ROC-AUC</translation>
        </message>
        <message>
            <source>Average precision</source>
            <translation>Mittlere Präzision</translation>
        </message>
        <message>
            <source>Log loss</source>
            <translation>Log-Verlust</translation>
        </message>
        <message>
            <source>R²</source>
            <translation>R²</translation>
        </message>
        <message>
            <source>Root mean squared error</source>
            <translation>Wurzel des mittleren quadratischen Fehlers</translation>
        </message>
        <message>
            <source>RMSE</source>
            <translation>RMSE</translation>
        </message>
        <message>
            <source>Mean absolute error</source>
            <translation>Mittlerer absoluter Fehler</translation>
        </message>
        <message>
            <source>MAE</source>
            <translation>MAE</translation>
        </message>
        <message>
            <source>Mean absolute percentage error</source>
            <translation>Mittlerer absoluter Fehler in Prozent</translation>
        </message>
        <message>
            <source>MAPE</source>
            <translation>MAPE</translation>
        </message>
        <message>
            <source>Silhouette</source>
            <translation>Silhouette</translation>
        </message>
        <message>
            <source>Davies–Bouldin index</source>
            <translation>Davies-Bouldin-Index</translation>
        </message>
        <message>
            <source>Davies–Bouldin</source>
            <translation>Davies-Bouldin</translation>
        </message>
        <message>
            <source>Calinski–Harabasz index</source>
            <translation>Calinski-Harabasz-Index</translation>
        </message>
        <message>
            <source>Calinski–Harabasz</source>
            <translation>Calinski-Harabasz</translation>
        </message>
        <message>
            <source>Adjusted Rand index</source>
            <translation>Angepasster Rand-Index</translation>
        </message>
        <message>
            <source>Adjusted Rand</source>
            <translation>Angepasster Rand</translation>
        </message>
        <message>
            <source>Classification</source>
            <translation>Klassifikation</translation>
        </message>
        <message>
            <source>Regression</source>
            <translation>Regression</translation>
        </message>
        <message>
            <source>Clustering</source>
            <translation>Clustering</translation>
        </message>
        <message>
            <source>Anomalies</source>
            <translation>Anomalien</translation>
        </message>
        <message>
            <source>Projection</source>
            <translation>Projektion</translation>
        </message>
        <message>
            <source>Forecasting</source>
            <translation>Prognose</translation>
        </message>
        <message>
            <source>Inertia</source>
            <translation>Trägheit</translation>
        </message>
    </context>
    <context>
        <name>Page</name>
        <message>
            <source>Home</source>
            <translation>Start</translation>
        </message>
        <message>
            <source>Collect</source>
            <translation>Sammeln</translation>
        </message>
        <message>
            <source>Prepare</source>
            <translation>Vorbereiten</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>Beschriften</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>Trainieren</translation>
        </message>
        <message>
            <source>Evaluate</source>
            <translation>Beurteilen</translation>
        </message>
        <message>
            <source>Deploy</source>
            <translation>Einsetzen</translation>
        </message>
        <message>
            <source>Monitor</source>
            <translation>Überwachen</translation>
        </message>
        <message>
            <source>Experiments</source>
            <translation>Experimente</translation>
        </message>
        <message>
            <source>Learn</source>
            <translation>Lernen</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
    </context>
    <context>
        <name>Part</name>
        <message>
            <source>Train</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>Validation</source>
            <translation>Validierung</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>Test</translation>
        </message>
        <message>
            <source>No part</source>
            <translation>Kein Teil</translation>
        </message>
    </context>
    <context>
        <name>Run</name>
        <message>
            <source>Queued</source>
            <translation>In der Schlange</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>Angehalten</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Fehlgeschlagen</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>Abgebrochen</translation>
        </message>
        <message>
            <source>Interrupted</source>
            <translation>Unterbrochen</translation>
        </message>
    </context>
    <context>
        <name>lathe::RunComparison</name>
        <message>
            <source>yes</source>
            <translation>ja</translation>
        </message>
        <message>
            <source>no</source>
            <translation>nein</translation>
        </message>
        <message>
            <source>same</source>
            <translation>gleich</translation>
        </message>
        <message>
            <source>Algorithm</source>
            <translation>Verfahren</translation>
        </message>
        <message>
            <source>Dataset</source>
            <translation>Datensatz</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Startwert</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Einzelheiten</translation>
        </message>
        <message>
            <source>Select a run to see its settings and results, or several to compare them side by side.</source>
            <translation>Einen Lauf wählen, um Einstellungen und Ergebnisse zu sehen, oder mehrere, um sie nebeneinander zu vergleichen.</translation>
        </message>
        <message>
            <source>95 % interval</source>
            <translation>95-%-Intervall</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>Test</translation>
        </message>
        <message>
            <source>Validation</source>
            <translation>Validierung</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>Parameter</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>Gerät</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>Tempo</translation>
        </message>
        <message>
            <source>%1 items/s</source>
            <translation>%1 Einträge/s</translation>
        </message>
        <message>
            <source>Peak memory</source>
            <translation>Höchster Speicher</translation>
        </message>
        <message>
            <source>Duration</source>
            <translation>Dauer</translation>
        </message>
        <message>
            <source>Epochs</source>
            <translation>Epochen</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>Weights</source>
            <translation>Gewichte</translation>
        </message>
        <message>
            <source>Machine</source>
            <translation>Maschine</translation>
        </message>
        <message numerus="yes">
            <source>%n runs compared</source>
            <translation>
                <numerusform>%n Lauf im Vergleich</numerusform>
                <numerusform>%n Läufe im Vergleich</numerusform>
            </translation>
        </message>
        <message>
            <source>reference</source>
            <translation>Bezug</translation>
        </message>
        <message>
            <source>Difference to A, validation</source>
            <translation>Unterschied zu A, Validierung</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>Ziel</translation>
        </message>
    </context>
    <context>
        <name>RunFilter</name>
        <message>
            <source>at character %1</source>
            <translation>bei Zeichen %1</translation>
        </message>
        <message>
            <source>The quotation mark is never closed</source>
            <translation>Das Anführungszeichen wird nicht geschlossen</translation>
        </message>
        <message>
            <source>“%1” is no comparison</source>
            <translation>„%1“ ist kein Vergleich</translation>
        </message>
        <message>
            <source>There are = != &lt; &lt;= &gt; &gt;= and ~ (contains)</source>
            <translation>Es gibt = != &lt; &lt;= &gt; &gt;= und ~ (enthält)</translation>
        </message>
        <message>
            <source>“%1” stands where “and” or “or” is expected</source>
            <translation>„%1“ steht, wo „and“ oder „or“ erwartet wird</translation>
        </message>
        <message>
            <source>The parentheses are nested too deep</source>
            <translation>Die Klammern sind zu tief verschachtelt</translation>
        </message>
        <message>
            <source>The parenthesis is never closed</source>
            <translation>Die Klammer wird nicht geschlossen</translation>
        </message>
        <message>
            <source>A field is expected here</source>
            <translation>Hier wird ein Feld erwartet</translation>
        </message>
        <message>
            <source>For example metrics.f1, params.epochs or name</source>
            <translation>Zum Beispiel metrics.f1, params.epochs oder name</translation>
        </message>
        <message>
            <source>There is no field “%1”</source>
            <translation>Es gibt kein Feld „%1“</translation>
        </message>
        <message>
            <source>There are metrics.…, test.…, params.…, name, state, algorithm, dataset, version, device, epochs, seconds and seed</source>
            <translation>Es gibt metrics.…, test.…, params.…, name, state, algorithm, dataset, version, device, epochs, seconds und seed</translation>
        </message>
        <message>
            <source>A comparison is expected after “%1”</source>
            <translation>Nach „%1“ wird ein Vergleich erwartet</translation>
        </message>
        <message>
            <source>A value is expected after “%1”</source>
            <translation>Nach „%1“ wird ein Wert erwartet</translation>
        </message>
    </context>
    <context>
        <name>Session</name>
        <message>
            <source>This workspace cannot be opened</source>
            <translation>Dieser Arbeitsbereich lässt sich nicht öffnen</translation>
        </message>
        <message>
            <source>Choose another folder…</source>
            <translation>Anderen Ordner wählen…</translation>
        </message>
    </context>
    <context>
        <name>SetFacts</name>
        <message>
            <source>%1 px, all</source>
            <translation>%1 px, alle</translation>
        </message>
        <message>
            <source>%1 to %2 px</source>
            <translation>%1 bis %2 px</translation>
        </message>
    </context>
    <context>
        <name>Slices</name>
        <message>
            <source>%1 others</source>
            <translation>%1 weitere</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 bis %2</translation>
        </message>
        <message>
            <source>%1 to below %2</source>
            <translation>%1 bis unter %2</translation>
        </message>
        <message>
            <source>missing</source>
            <translation>fehlt</translation>
        </message>
    </context>
    <context>
        <name>WorkspaceMenu</name>
        <message>
            <source>Open workspace…</source>
            <translation>Arbeitsbereich öffnen…</translation>
        </message>
        <message>
            <source>Open a workspace, or choose an empty folder for a new one</source>
            <translation>Einen Arbeitsbereich öffnen, oder einen leeren Ordner für einen neuen wählen</translation>
        </message>
    </context>
    <context>
        <name>lathe::AlgorithmCard</name>
        <message>
            <source>Shines</source>
            <translation>Stärken</translation>
        </message>
        <message>
            <source>Fails</source>
            <translation>Schwächen</translation>
        </message>
        <message>
            <source>Cost</source>
            <translation>Aufwand</translation>
        </message>
        <message>
            <source>baseline</source>
            <translation>Vergleichsmaß</translation>
        </message>
    </context>
    <context>
        <name>lathe::AlgorithmGallery</name>
        <message>
            <source>Algorithms</source>
            <translation>Verfahren</translation>
        </message>
    </context>
    <context>
        <name>lathe::Banner</name>
        <message>
            <source>Dismiss</source>
            <translation>Ausblenden</translation>
        </message>
    </context>
    <context>
        <name>lathe::BrowserCard</name>
        <message>
            <source>Group by class</source>
            <translation>Nach Klasse gruppieren</translation>
        </message>
        <message>
            <source>No groups</source>
            <translation>Keine Gruppen</translation>
        </message>
        <message>
            <source>Grouping</source>
            <translation>Gruppierung</translation>
        </message>
        <message>
            <source>Size of the pictures</source>
            <translation>Größe der Bilder</translation>
        </message>
        <message>
            <source>Size of the pictures (Ctrl and wheel)</source>
            <translation>Größe der Bilder (Strg und Mausrad)</translation>
        </message>
        <message>
            <source>Nothing matches the filter</source>
            <translation>Nichts passt zum Filter</translation>
        </message>
    </context>
    <context>
        <name>lathe::CheckRow</name>
        <message>
            <source>Passed</source>
            <translation>Bestanden</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>Warnung</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Fehlgeschlagen</translation>
        </message>
        <message numerus="yes">
            <source>%n pictures show it</source>
            <translation>
                <numerusform>%n Bild zeigt es</numerusform>
                <numerusform>%n Bilder zeigen es</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::ClassBars</name>
        <message>
            <source>%1: not defined, the class is neither present nor predicted</source>
            <translation>%1: nicht definiert, die Klasse kommt weder vor noch wird sie vorhergesagt</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>, far below the median of %1</source>
            <translation>, weit unter dem Median von %1</translation>
        </message>
        <message>
            <source>F1 by class</source>
            <translation>F1 nach Klasse</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <source>F1</source>
            <translation>F1</translation>
        </message>
    </context>
    <context>
        <name>lathe::ClusterCharts</name>
        <message>
            <source>Sizes of the clusters</source>
            <translation>Größen der Cluster</translation>
        </message>
        <message>
            <source>Clusters</source>
            <translation>Cluster</translation>
        </message>
        <message>
            <source>click a bar for its rows</source>
            <translation>ein Klick auf einen Balken zeigt seine Zeilen</translation>
        </message>
        <message>
            <source>%1 rows</source>
            <translation>%1 Zeilen</translation>
        </message>
        <message>
            <source>in no cluster</source>
            <translation>in keinem Cluster</translation>
        </message>
        <message>
            <source>Cluster</source>
            <translation>Cluster</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>Anteil</translation>
        </message>
        <message>
            <source>What is shown of the clusters</source>
            <translation>Was von den Clustern gezeigt wird</translation>
        </message>
        <message>
            <source>Sizes</source>
            <translation>Größen</translation>
        </message>
        <message>
            <source>Silhouettes</source>
            <translation>Silhouetten</translation>
        </message>
        <message>
            <source>1: deep in its own cluster; 0: between two; below 0: nearer to another one</source>
            <translation>1: tief im eigenen Cluster; 0: zwischen zweien; unter 0: einem anderen näher</translation>
        </message>
        <message>
            <source>Profile</source>
            <translation>Profil</translation>
        </message>
        <message>
            <source>By which columns a cluster differs from all rows</source>
            <translation>In welchen Spalten sich ein Cluster von allen Zeilen unterscheidet</translation>
        </message>
        <message>
            <source>Silhouettes of the rows</source>
            <translation>Silhouetten der Zeilen</translation>
        </message>
        <message>
            <source>Difference from all rows</source>
            <translation>Unterschied zu allen Zeilen</translation>
        </message>
        <message>
            <source>Silhouette %1 to %2</source>
            <translation>Silhouette %1 bis %2</translation>
        </message>
        <message>
            <source>%1 rows · lowest first</source>
            <translation>%1 Zeilen · niedrigste zuerst</translation>
        </message>
        <message>
            <source>All clusters</source>
            <translation>Alle Cluster</translation>
        </message>
        <message>
            <source>silhouette</source>
            <translation>Silhouette</translation>
        </message>
        <message>
            <source>%1: %2, all %3</source>
            <translation>%1: %2, alle %3</translation>
        </message>
        <message>
            <source>%1 = %2: %3 %, all %4 %</source>
            <translation>%1 = %2: %3 %, alle %4 %</translation>
        </message>
        <message>
            <source>Column</source>
            <translation>Spalte</translation>
        </message>
        <message>
            <source>Standard deviations</source>
            <translation>Standardabweichungen</translation>
        </message>
    </context>
    <context>
        <name>lathe::CollectInspector</name>
        <message>
            <source>Picture</source>
            <translation>Bild</translation>
        </message>
        <message>
            <source>Import as</source>
            <translation>Importieren als</translation>
        </message>
        <message>
            <source>Automatic</source>
            <translation>Automatisch</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>Format</translation>
        </message>
        <message>
            <source>Found</source>
            <translation>Gefunden</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message numerus="yes">
            <source>%n kind(s)</source>
            <translation>
                <numerusform>%n Art</numerusform>
                <numerusform>%n Arten</numerusform>
            </translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Dateien</translation>
        </message>
        <message>
            <source>Not pictures, ignored</source>
            <translation>Keine Bilder, übergangen</translation>
        </message>
        <message>
            <source>Broken, left out</source>
            <translation>Beschädigt, ausgelassen</translation>
        </message>
        <message>
            <source>Pictures to import</source>
            <translation>Zu importierende Bilder</translation>
        </message>
        <message>
            <source>Classes</source>
            <translation>Klassen</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>Size on disk</source>
            <translation>Größe auf der Platte</translation>
        </message>
        <message>
            <source>Splits after import</source>
            <translation>Teile nach dem Import</translation>
        </message>
        <message>
            <source>“%1” is there already: the import makes a new version of it, and nothing is lost.</source>
            <translation>„%1“ gibt es schon: Der Import macht eine neue Version davon, nichts geht verloren.</translation>
        </message>
        <message>
            <source>The import writes %1@1. The pictures are copied; the source stays as it is.</source>
            <translation>Der Import schreibt %1@1. Die Bilder werden kopiert, die Quelle bleibt, wie sie ist.</translation>
        </message>
        <message>
            <source>Dataset</source>
            <translation>Datensatz</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>Items</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Near-duplicates</source>
            <translation>Fast-Kopien</translation>
        </message>
        <message>
            <source>Nearly plain</source>
            <translation>Fast einfarbig</translation>
        </message>
        <message>
            <source>Created</source>
            <translation>Erstellt</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Quelle</translation>
        </message>
        <message>
            <source>Without a class</source>
            <translation>Ohne Klasse</translation>
        </message>
        <message>
            <source>Parts</source>
            <translation>Teile</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Nummer</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>Teil</translation>
        </message>
        <message>
            <source>%1 × %2 px, %3</source>
            <translation>%1 × %2 px, %3</translation>
        </message>
        <message>
            <source>grey</source>
            <translation>grau</translation>
        </message>
        <message>
            <source>colour</source>
            <translation>farbig</translation>
        </message>
        <message>
            <source>Content</source>
            <translation>Inhalt</translation>
        </message>
        <message>
            <source>SHA-256 %1</source>
            <translation>SHA-256 %1</translation>
        </message>
        <message>
            <source>Nearly equals</source>
            <translation>Fast gleich</translation>
        </message>
        <message>
            <source>Mark</source>
            <translation>Merkmal</translation>
        </message>
        <message>
            <source>nearly plain</source>
            <translation>fast einfarbig</translation>
        </message>
        <message>
            <source>Nothing is written until you import. Importing the same folder again adds nothing.</source>
            <translation>Vor dem Import wird nichts geschrieben. Denselben Ordner noch einmal zu importieren fügt nichts hinzu.</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Zeilen</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Spalten</translation>
        </message>
        <message>
            <source>Missing cells</source>
            <translation>Fehlende Zellen</translation>
        </message>
        <message>
            <source>Rows left out</source>
            <translation>Ausgelassene Zeilen</translation>
        </message>
        <message>
            <source>Tables in it</source>
            <translation>Tabellen darin</translation>
        </message>
        <message>
            <source>The import writes %1@1. It is copied; the source stays as it is.</source>
            <translation>Der Import schreibt %1@1. Es wird kopiert; die Quelle bleibt, wie sie ist.</translation>
        </message>
    </context>
    <context>
        <name>lathe::CollectPage</name>
        <message>
            <source>Collect</source>
            <translation>Sammeln</translation>
        </message>
        <message>
            <source>%1 of %2 files</source>
            <translation>%1 von %2 Dateien</translation>
        </message>
        <message>
            <source>%1 files</source>
            <translation>%1 Dateien</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>Versions of this dataset</source>
            <translation>Versionen dieses Datensatzes</translation>
        </message>
        <message>
            <source>Import more…</source>
            <translation>Mehr importieren…</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>Importieren</translation>
        </message>
        <message>
            <source>Open %1</source>
            <translation>%1 öffnen</translation>
        </message>
        <message>
            <source>Version %1</source>
            <translation>Version %1</translation>
        </message>
        <message>
            <source>Looking into %1</source>
            <translation>%1 wird durchgesehen</translation>
        </message>
        <message>
            <source>Nothing is written yet</source>
            <translation>Noch ist nichts geschrieben</translation>
        </message>
        <message>
            <source>Preview of %1</source>
            <translation>Vorschau von %1</translation>
        </message>
        <message>
            <source>Import %1</source>
            <translation>%1 importieren</translation>
        </message>
        <message>
            <source>%1 has %2 items now</source>
            <translation>%1 hat jetzt %2 Bilder</translation>
        </message>
        <message>
            <source>Everything of this is in %1 already; nothing was added</source>
            <translation>Alles davon ist schon in %1; nichts kam hinzu</translation>
        </message>
        <message numerus="yes">
            <source>%n broken file(s) left out</source>
            <translation>
                <numerusform>%n beschädigte Datei ausgelassen</numerusform>
                <numerusform>%n beschädigte Dateien ausgelassen</numerusform>
            </translation>
        </message>
        <message>
            <source>Train…</source>
            <translation>Trainieren…</translation>
        </message>
        <message>
            <source>version %1, %2 items in %3 classes</source>
            <translation>Version %1, %2 Bilder in %3 Klassen</translation>
        </message>
        <message>
            <source>Importing</source>
            <translation>Import läuft</translation>
        </message>
        <message>
            <source>Preview, nothing written yet</source>
            <translation>Vorschau, noch nichts geschrieben</translation>
        </message>
        <message>
            <source>Import %1 items</source>
            <translation>%1 Bilder importieren</translation>
        </message>
        <message>
            <source>Folder of pictures</source>
            <translation>Ordner mit Bildern</translation>
        </message>
        <message>
            <source>Archive, IDX or CIFAR file</source>
            <translation>Archiv, IDX- oder CIFAR-Datei</translation>
        </message>
        <message>
            <source>One source at a time: %1 is looked into</source>
            <translation>Eine Quelle nach der anderen: %1 wird durchgesehen</translation>
        </message>
        <message>
            <source>Put several folders into one, and drop that</source>
            <translation>Mehrere Ordner in einen legen und diesen ablegen</translation>
        </message>
        <message>
            <source>New dataset</source>
            <translation>Neuer Datensatz</translation>
        </message>
        <message>
            <source>Import a folder…</source>
            <translation>Ordner importieren…</translation>
        </message>
        <message>
            <source>Import a file…</source>
            <translation>Datei importieren…</translation>
        </message>
        <message>
            <source>Copy the list of problems</source>
            <translation>Liste der Probleme kopieren</translation>
        </message>
        <message>
            <source>version %1, %2 rows, %3 columns</source>
            <translation>Version %1, %2 Zeilen, %3 Spalten</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) left out</source>
            <translation>
                <numerusform>%n Zeile ausgelassen</numerusform>
                <numerusform>%n Zeilen ausgelassen</numerusform>
            </translation>
        </message>
        <message>
            <source>Import %1 rows</source>
            <translation>%1 Zeilen importieren</translation>
        </message>
        <message>
            <source>Table, archive, IDX or CIFAR file</source>
            <translation>Tabelle, Archiv, IDX- oder CIFAR-Datei</translation>
        </message>
    </context>
    <context>
        <name>lathe::ColumnDetail</name>
        <message>
            <source>Looks like an identifier: nearly every row has its own value. A model would learn rows by heart</source>
            <translation>Sieht nach einer Kennung aus: Fast jede Zeile hat ihren eigenen Wert. Ein Modell würde Zeilen auswendig lernen</translation>
        </message>
        <message>
            <source>Has the same value everywhere: there is nothing to learn from it</source>
            <translation>Hat überall denselben Wert: Daraus ist nichts zu lernen</translation>
        </message>
        <message>
            <source>Looks like an amount of money</source>
            <translation>Sieht nach einem Geldbetrag aus</translation>
        </message>
        <message>
            <source>Looks like percentages</source>
            <translation>Sieht nach Prozentwerten aus</translation>
        </message>
        <message>
            <source>Looks like years</source>
            <translation>Sieht nach Jahreszahlen aus</translation>
        </message>
        <message>
            <source>Looks like postal codes: a category, even where it is written as a number</source>
            <translation>Sieht nach Postleitzahlen aus: eine Kategorie, auch wo sie als Zahl geschrieben ist</translation>
        </message>
        <message>
            <source>Looks like e-mail addresses, which tell persons apart</source>
            <translation>Sieht nach E-Mail-Adressen aus, die einzelne Personen erkennen lassen</translation>
        </message>
        <message>
            <source>Looks like web addresses</source>
            <translation>Sieht nach Webadressen aus</translation>
        </message>
        <message>
            <source>Looks like dates that are stored as text</source>
            <translation>Sieht nach Datumsangaben aus, die als Text gespeichert sind</translation>
        </message>
        <message>
            <source>Looks like a category that is written as a number</source>
            <translation>Sieht nach einer Kategorie aus, die als Zahl geschrieben ist</translation>
        </message>
        <message>
            <source>%1 rows, %2</source>
            <translation>%1 Zeilen, %2</translation>
        </message>
        <message>
            <source>Most frequent</source>
            <translation>Am häufigsten</translation>
        </message>
        <message>
            <source>Column</source>
            <translation>Spalte</translation>
        </message>
        <message>
            <source>Click the head of a column to see what it holds</source>
            <translation>Auf den Kopf einer Spalte klicken, um zu sehen, was sie enthält</translation>
        </message>
        <message>
            <source>The values are being counted</source>
            <translation>Die Werte werden gezählt</translation>
        </message>
        <message>
            <source>Distribution of %1</source>
            <translation>Verteilung von %1</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Zeilen</translation>
        </message>
        <message>
            <source>Missing</source>
            <translation>Fehlend</translation>
        </message>
        <message>
            <source>Different values</source>
            <translation>Verschiedene Werte</translation>
        </message>
        <message>
            <source>Estimated: there are too many to count each</source>
            <translation>Geschätzt: Es sind zu viele, um jeden zu zählen</translation>
        </message>
        <message>
            <source>Smallest</source>
            <translation>Kleinster Wert</translation>
        </message>
        <message>
            <source>Lower quartile</source>
            <translation>Unteres Quartil</translation>
        </message>
        <message>
            <source>Median</source>
            <translation>Median</translation>
        </message>
        <message>
            <source>Upper quartile</source>
            <translation>Oberes Quartil</translation>
        </message>
        <message>
            <source>Largest</source>
            <translation>Größter Wert</translation>
        </message>
        <message>
            <source>Mean</source>
            <translation>Mittelwert</translation>
        </message>
        <message>
            <source>Standard deviation</source>
            <translation>Standardabweichung</translation>
        </message>
        <message>
            <source>Skewness</source>
            <translation>Schiefe</translation>
        </message>
        <message>
            <source>0 for even sides, above 0 with a long tail of large values</source>
            <translation>0 bei gleichen Seiten, über 0 bei einem langen Ende großer Werte</translation>
        </message>
        <message>
            <source>Outliers</source>
            <translation>Ausreißer</translation>
        </message>
        <message>
            <source>Beyond the quartiles by more than 1.5 times their distance</source>
            <translation>Um mehr als das 1,5-Fache des Quartilsabstands jenseits der Quartile</translation>
        </message>
        <message>
            <source>Zeros</source>
            <translation>Nullen</translation>
        </message>
        <message>
            <source>Negative</source>
            <translation>Negativ</translation>
        </message>
        <message>
            <source>Mean length</source>
            <translation>Mittlere Länge</translation>
        </message>
        <message>
            <source>%1 characters</source>
            <translation>%1 Zeichen</translation>
        </message>
    </context>
    <context>
        <name>lathe::ColumnPicker</name>
        <message>
            <source>Find a column</source>
            <translation>Spalte suchen</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Spalten</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Alle</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Keine</translation>
        </message>
    </context>
    <context>
        <name>lathe::ColumnsEditor</name>
        <message>
            <source>numeric</source>
            <translation>numerischen</translation>
        </message>
        <message>
            <source>categorical</source>
            <translation>kategorialen</translation>
        </message>
        <message>
            <source>text</source>
            <translation>Texte</translation>
        </message>
        <message>
            <source>time</source>
            <translation>Zeiten</translation>
        </message>
        <message>
            <source>yes or no</source>
            <translation>Ja/Nein</translation>
        </message>
        <message>
            <source>All columns</source>
            <translation>Alle Spalten</translation>
        </message>
        <message>
            <source>All %1</source>
            <translation>Alle %1</translation>
        </message>
        <message>
            <source>not in this table</source>
            <translation>nicht in dieser Tabelle</translation>
        </message>
    </context>
    <context>
        <name>lathe::CommandPalette</name>
        <message>
            <source>Command palette</source>
            <translation>Befehlssuche</translation>
        </message>
        <message>
            <source>Type a command, a page, a dataset or a run</source>
            <translation>Befehl, Seite, Datensatz oder Lauf eingeben</translation>
        </message>
    </context>
    <context>
        <name>lathe::ConfusionArea</name>
        <message>
            <source>Confusion matrix</source>
            <translation>Verwechslungsmatrix</translation>
        </message>
        <message>
            <source>Predicted</source>
            <translation>Vorhergesagt</translation>
        </message>
        <message>
            <source>Items</source>
            <translation>Einträge</translation>
        </message>
        <message>
            <source>%1 items of %2</source>
            <translation>%1 Einträge von %2</translation>
        </message>
        <message>
            <source>%1 items predicted as %2</source>
            <translation>%1 Einträge als %2 vorhergesagt</translation>
        </message>
        <message>
            <source>Truth %1, predicted %2: %3 items, %4 of the row</source>
            <translation>Wahr %1, vorhergesagt %2: %3 Einträge, %4 der Zeile</translation>
        </message>
    </context>
    <context>
        <name>lathe::ConfusionMatrix</name>
        <message>
            <source>Search a class</source>
            <translation>Klasse suchen</translation>
        </message>
        <message>
            <source>Confusion matrix</source>
            <translation>Verwechslungsmatrix</translation>
        </message>
        <message>
            <source>All %1 classes</source>
            <translation>Alle %1 Klassen</translation>
        </message>
        <message>
            <source>%1 others</source>
            <translation>%1 andere</translation>
        </message>
        <message>
            <source>Truth \ predicted</source>
            <translation>Wahr \ vorhergesagt</translation>
        </message>
        <message>
            <source>Items</source>
            <translation>Einträge</translation>
        </message>
        <message>
            <source>Predicted</source>
            <translation>Vorhergesagt</translation>
        </message>
    </context>
    <context>
        <name>lathe::CurveChart</name>
        <message>
            <source>ROC curve</source>
            <translation>ROC-Kurve</translation>
        </message>
        <message>
            <source>false positive rate</source>
            <translation>Falsch-positiv-Rate</translation>
        </message>
        <message>
            <source>true positive rate</source>
            <translation>Richtig-positiv-Rate</translation>
        </message>
        <message>
            <source>Precision-recall curve</source>
            <translation>Precision-Recall-Kurve</translation>
        </message>
        <message>
            <source>recall</source>
            <translation>Recall</translation>
        </message>
        <message>
            <source>precision</source>
            <translation>Precision</translation>
        </message>
        <message>
            <source>area %1</source>
            <translation>Fläche %1</translation>
        </message>
        <message>
            <source>average precision %1</source>
            <translation>mittlere Precision %1</translation>
        </message>
        <message>
            <source>above all</source>
            <translation>über allem</translation>
        </message>
        <message>
            <source>false positives %1, true positives %2
threshold %3</source>
            <translation>falsch positiv %1, richtig positiv %2
Schwelle %3</translation>
        </message>
        <message>
            <source>recall %1, precision %2
threshold %3</source>
            <translation>Recall %1, Precision %2
Schwelle %3</translation>
        </message>
        <message>
            <source>False positive rate</source>
            <translation>Falsch-positiv-Rate</translation>
        </message>
        <message>
            <source>True positive rate</source>
            <translation>Richtig-positiv-Rate</translation>
        </message>
        <message>
            <source>Threshold</source>
            <translation>Schwelle</translation>
        </message>
        <message>
            <source>Recall</source>
            <translation>Recall</translation>
        </message>
        <message>
            <source>Precision</source>
            <translation>Precision</translation>
        </message>
    </context>
    <context>
        <name>lathe::CurvesCard</name>
        <message>
            <source>Kind of curve</source>
            <translation>Art der Kurve</translation>
        </message>
        <message>
            <source>Threshold</source>
            <translation>Schwelle</translation>
        </message>
        <message>
            <source>Precision, recall and F1 against the threshold</source>
            <translation>Precision, Recall und F1 über der Schwelle</translation>
        </message>
        <message>
            <source>ROC</source>
            <translation>ROC</translation>
        </message>
        <message>
            <source>True positives against false positives</source>
            <translation>Richtig positive über falsch positiven</translation>
        </message>
        <message>
            <source>PR</source>
            <translation>PR</translation>
        </message>
        <message>
            <source>Precision against recall</source>
            <translation>Precision über Recall</translation>
        </message>
        <message>
            <source>Class against the rest</source>
            <translation>Klasse gegen den Rest</translation>
        </message>
        <message>
            <source>Precision</source>
            <translation>Precision</translation>
        </message>
        <message>
            <source>Recall</source>
            <translation>Recall</translation>
        </message>
        <message>
            <source>F1</source>
            <translation>F1</translation>
        </message>
        <message>
            <source>Intervals: 95 %, Wilson</source>
            <translation>Intervalle: 95 %, Wilson</translation>
        </message>
        <message>
            <source>Curves of %1</source>
            <translation>Kurven von %1</translation>
        </message>
    </context>
    <context>
        <name>lathe::CycleRing</name>
        <message>
            <source>Next sensible step</source>
            <translation>Nächster sinnvoller Schritt</translation>
        </message>
        <message>
            <source>Improve</source>
            <translation>Verbessern</translation>
        </message>
        <message>
            <source>Retrain, compare, promote</source>
            <translation>Neu trainieren, vergleichen, befördern</translation>
        </message>
    </context>
    <context>
        <name>lathe::DeployPage</name>
        <message>
            <source>champion</source>
            <translation>Champion</translation>
        </message>
        <message>
            <source>challenger</source>
            <translation>Herausforderer</translation>
        </message>
        <message>
            <source>Deploy</source>
            <translation>Einsetzen</translation>
        </message>
        <message>
            <source>Register another run…</source>
            <translation>Anderen Lauf eintragen…</translation>
        </message>
        <message>
            <source>Put a run to work</source>
            <translation>Einen Lauf einsetzen</translation>
        </message>
        <message>
            <source>Here a finished run becomes a numbered version that others can use. Its class names, its preparation and examples with known answers travel with it, so it answers everywhere as it did here.</source>
            <translation>Hier wird aus einem fertigen Lauf eine nummerierte Version für andere. Klassennamen, Vorbereitung und Beispiele mit bekannten Antworten reisen mit, damit sie überall so antwortet wie hier.</translation>
        </message>
        <message>
            <source>Choose another run…</source>
            <translation>Anderen Lauf wählen…</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation>Versionen</translation>
        </message>
        <message>
            <source>The champion is what others use, a challenger is tried beside it</source>
            <translation>Den Champion benutzen andere, ein Herausforderer wird daneben erprobt</translation>
        </message>
        <message>
            <source>Make champion</source>
            <translation>Zum Champion machen</translation>
        </message>
        <message>
            <source>Make challenger</source>
            <translation>Zum Herausforderer machen</translation>
        </message>
        <message>
            <source>Roll back</source>
            <translation>Zurücknehmen</translation>
        </message>
        <message>
            <source>The champion goes back to the version it was before</source>
            <translation>Champion wird wieder die Version davor</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportieren…</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>Use</source>
            <translation>Einsatz</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>Lauf</translation>
        </message>
        <message>
            <source>Dataset</source>
            <translation>Datensatz</translation>
        </message>
        <message>
            <source>Registered</source>
            <translation>Eingetragen</translation>
        </message>
        <message>
            <source>Exported</source>
            <translation>Exportiert</translation>
        </message>
        <message>
            <source>Each file was read back and its answers compared</source>
            <translation>Jede Datei wurde zurückgelesen, ihre Antworten wurden verglichen</translation>
        </message>
        <message>
            <source>Register a run as a version…</source>
            <translation>Lauf als Version eintragen…</translation>
        </message>
        <message>
            <source>Export the selected version…</source>
            <translation>Gewählte Version exportieren…</translation>
        </message>
        <message numerus="yes">
            <source>%n versions</source>
            <translation>
                <numerusform>%n Version</numerusform>
                <numerusform>%n Versionen</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing deployed yet</source>
            <translation>Noch nichts eingesetzt</translation>
        </message>
        <message>
            <source>%1 and %2 are mixed up %3 times</source>
            <translation>%1 und %2 werden %3-mal verwechselt</translation>
        </message>
        <message>
            <source>%1 on %2, the best finished run</source>
            <translation>%1 auf %2, der beste fertige Lauf</translation>
        </message>
        <message>
            <source>%1 on %2</source>
            <translation>%1 auf %2</translation>
        </message>
        <message>
            <source>Register as %1, version 1</source>
            <translation>Als %1, Version 1, eintragen</translation>
        </message>
        <message>
            <source>Registering serves nothing yet. In a script:
lathe register %1 --as %2</source>
            <translation>Das Eintragen stellt noch nichts bereit. In einem Skript:
lathe register %1 --as %2</translation>
        </message>
        <message>
            <source>No run has finished yet: there is nothing to put to work</source>
            <translation>Noch ist kein Lauf fertig: Es gibt nichts einzusetzen</translation>
        </message>
        <message>
            <source>Train a model</source>
            <translation>Ein Modell trainieren</translation>
        </message>
        <message>
            <source>finished run</source>
            <translation>fertiger Lauf</translation>
        </message>
        <message>
            <source>none has finished</source>
            <translation>keiner ist fertig</translation>
        </message>
        <message>
            <source>%1, version 1</source>
            <translation>%1, Version 1</translation>
        </message>
        <message>
            <source>next step</source>
            <translation>nächster Schritt</translation>
        </message>
        <message>
            <source>Package</source>
            <translation>Paket</translation>
        </message>
        <message>
            <source>A folder with weights, card and golden examples: lathe predict reads it.</source>
            <translation>Ein Ordner mit Gewichten, Steckbrief und Beispielen: lathe predict liest ihn.</translation>
        </message>
        <message>
            <source>ONNX</source>
            <translation>ONNX</translation>
        </message>
        <message>
            <source>One file that most programs can run, with the preparation in it.</source>
            <translation>Eine Datei, die die meisten Programme ausführen, samt Vorbereitung.</translation>
        </message>
        <message>
            <source>Safetensors</source>
            <translation>Safetensors</translation>
        </message>
        <message>
            <source>The plain weights under PyTorch's names, for going on elsewhere.</source>
            <translation>Die bloßen Gewichte unter PyTorchs Namen, zum Weitermachen anderswo.</translation>
        </message>
        <message>
            <source>No run has finished yet</source>
            <translation>Noch ist kein Lauf fertig</translation>
        </message>
        <message>
            <source>%1 is the champion again</source>
            <translation>%1 ist wieder Champion</translation>
        </message>
        <message>
            <source>Export %1</source>
            <translation>%1 exportieren</translation>
        </message>
        <message>
            <source>%1, same answers for %2 items within %3</source>
            <translation>%1, gleiche Antworten für %2 Einträge bis auf %3</translation>
        </message>
        <message>
            <source>Metric</source>
            <translation>Maß</translation>
        </message>
        <message>
            <source>%1 %2 on validation</source>
            <translation>%1 %2 auf Validierung</translation>
        </message>
    </context>
    <context>
        <name>lathe::DistributionChart</name>
        <message>
            <source>Distribution</source>
            <translation>Verteilung</translation>
        </message>
        <message>
            <source>rows</source>
            <translation>Zeilen</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 bis %2</translation>
        </message>
        <message>
            <source>%1 rows, %2</source>
            <translation>%1 Zeilen, %2</translation>
        </message>
        <message>
            <source>drawn at the edge</source>
            <translation>am Rand gezeichnet</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Von</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Bis</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Zeilen</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
    </context>
    <context>
        <name>lathe::DropZone</name>
        <message>
            <source>Drop a folder of pictures here</source>
            <translation>Hier einen Ordner mit Bildern ablegen</translation>
        </message>
        <message>
            <source>Each sub-folder becomes a class; train, validation and test folders above them become the parts. You see what was found, with every problem, before anything is written.</source>
            <translation>Jeder Unterordner wird eine Klasse; Ordner train, validation und test darüber werden die Teile. Was gefunden wurde, mit jedem Problem, ist zu sehen, bevor etwas geschrieben wird.</translation>
        </message>
        <message>
            <source>Choose folder…</source>
            <translation>Ordner wählen…</translation>
        </message>
        <message>
            <source>Choose file…</source>
            <translation>Datei wählen…</translation>
        </message>
        <message>
            <source>Folders, zip and tar archives, IDX (also .gz) and CIFAR files · PNG, JPEG, GIF, BMP, TIFF, WebP</source>
            <translation>Ordner, Zip- und Tar-Archive, IDX- (auch .gz) und CIFAR-Dateien · PNG, JPEG, GIF, BMP, TIFF, WebP</translation>
        </message>
        <message>
            <source>Drop a table or a folder of pictures here</source>
            <translation>Eine Tabelle oder einen Ordner mit Bildern hier ablegen</translation>
        </message>
        <message>
            <source>Columns and their types are found by looking; each sub-folder of pictures becomes a class. You see what was found, with every problem, before anything is written.</source>
            <translation>Spalten und ihre Arten werden durch Ansehen gefunden; jeder Unterordner mit Bildern wird eine Klasse. Sie sehen, was gefunden wurde, mit allen Problemen, bevor etwas geschrieben wird.</translation>
        </message>
        <message>
            <source>CSV, Excel, ODS, JSON, ARFF, SQLite, also zipped · folders and archives of PNG, JPEG, GIF, BMP, TIFF, WebP · IDX, CIFAR</source>
            <translation>CSV, Excel, ODS, JSON, ARFF, SQLite, auch gepackt · Ordner und Archive mit PNG, JPEG, GIF, BMP, TIFF, WebP · IDX, CIFAR</translation>
        </message>
    </context>
    <context>
        <name>lathe::EvaluatePage</name>
        <message>
            <source>Compare…</source>
            <translation>Vergleichen…</translation>
        </message>
        <message>
            <source>Register model…</source>
            <translation>Modell eintragen…</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>Teil</translation>
        </message>
        <message>
            <source>Validation</source>
            <translation>Validierung</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>Test</translation>
        </message>
        <message>
            <source>Every look at the test part makes it a little less of a test; looks are counted</source>
            <translation>Jeder Blick auf den Testteil macht ihn etwas weniger zum Test; Blicke werden gezählt</translation>
        </message>
        <message>
            <source>Confusion matrix</source>
            <translation>Verwechslungsmatrix</translation>
        </message>
        <message>
            <source>rows are truth, most confused first</source>
            <translation>Zeilen sind wahr, meistverwechselte zuerst</translation>
        </message>
        <message>
            <source>Go to Train</source>
            <translation>Zum Training</translation>
        </message>
        <message>
            <source>Runs</source>
            <translation>Läufe</translation>
        </message>
        <message>
            <source>choose one to judge</source>
            <translation>einen zum Beurteilen wählen</translation>
        </message>
        <message>
            <source>Judge run</source>
            <translation>Lauf beurteilen</translation>
        </message>
        <message>
            <source>epoch %1 of %2, the best</source>
            <translation>Epoche %1 von %2, die beste</translation>
        </message>
        <message>
            <source>%1 items without a class or a prediction are left out</source>
            <translation>%1 Einträge ohne Klasse oder Vorhersage sind ausgelassen</translation>
        </message>
        <message>
            <source>Test, not looked at yet</source>
            <translation>Test, noch nicht angesehen</translation>
        </message>
        <message numerus="yes">
            <source>Test, looked at %n time(s)</source>
            <translation>
                <numerusform>Test, %n-mal angesehen</numerusform>
                <numerusform>Test, %n-mal angesehen</numerusform>
            </translation>
        </message>
        <message>
            <source>No run is chosen</source>
            <translation>Kein Lauf gewählt</translation>
        </message>
        <message>
            <source>Nothing to judge yet</source>
            <translation>Noch nichts zu beurteilen</translation>
        </message>
        <message>
            <source>Read runs</source>
            <translation>Läufe lesen</translation>
        </message>
        <message>
            <source>Register model</source>
            <translation>Modell eintragen</translation>
        </message>
        <message>
            <source>Name of the model; a name that exists gets a new version</source>
            <translation>Name des Modells; ein vorhandener Name bekommt eine neue Version</translation>
        </message>
        <message>
            <source>Register</source>
            <translation>Eintragen</translation>
        </message>
        <message>
            <source>Registered as %1</source>
            <translation>Eingetragen als %1</translation>
        </message>
        <message>
            <source>Deploy…</source>
            <translation>Einsetzen…</translation>
        </message>
        <message>
            <source>Judge on validation</source>
            <translation>Auf der Validierung beurteilen</translation>
        </message>
        <message>
            <source>Judge on test</source>
            <translation>Auf dem Test beurteilen</translation>
        </message>
        <message>
            <source>Show worst mistakes</source>
            <translation>Schlimmste Fehler zeigen</translation>
        </message>
        <message>
            <source>Show the confusion matrix as a table</source>
            <translation>Verwechslungsmatrix als Tabelle zeigen</translation>
        </message>
        <message>
            <source>%1 rows without a truth or a prediction are left out</source>
            <translation>%1 Zeilen ohne Wahrheit oder Vorhersage sind ausgelassen</translation>
        </message>
        <message>
            <source>Here a trained model is judged: metrics with intervals, charts of its mistakes, and the pictures or rows behind every mark. Train a run first, or choose one.</source>
            <translation>Hier wird ein trainiertes Modell beurteilt: Maße mit Intervallen, Diagramme seiner Fehler und die Bilder oder Zeilen hinter jeder Marke. Zuerst einen Lauf trainieren oder einen wählen.</translation>
        </message>
        <message>
            <source>What is looked at</source>
            <translation>Was betrachtet wird</translation>
        </message>
        <message>
            <source>Mistakes</source>
            <translation>Fehler</translation>
        </message>
        <message>
            <source>What the model gets wrong, and where</source>
            <translation>Was das Modell falsch macht, und wo</translation>
        </message>
        <message>
            <source>Decision</source>
            <translation>Entscheidung</translation>
        </message>
        <message>
            <source>Whether probabilities are as they say, and from which one on an item is of a class</source>
            <translation>Ob Wahrscheinlichkeiten stimmen, und ab welcher etwas zu einer Klasse gehört</translation>
        </message>
        <message>
            <source>Curves</source>
            <translation>Kurven</translation>
        </message>
        <message>
            <source>What more rows or other parameters would bring</source>
            <translation>Was mehr Zeilen oder andere Parameter brächten</translation>
        </message>
        <message>
            <source>The run decides so from now on; models that are registered from it will too</source>
            <translation>Der Lauf entscheidet ab jetzt so; Modelle, die aus ihm registriert werden, auch</translation>
        </message>
        <message>
            <source>Decide by calibration and threshold</source>
            <translation>Nach Kalibrierung und Schwelle entscheiden</translation>
        </message>
        <message>
            <source>Show learning and validation curves</source>
            <translation>Lern- und Validierungskurven zeigen</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>For clusters, anomalies and maps, which predict nothing that they have seen</source>
            <translation>Für Cluster, Anomalien und Karten, die nichts vorhersagen, was sie gesehen haben</translation>
        </message>
        <message>
            <source>Explain…</source>
            <translation>Erklären …</translation>
        </message>
        <message>
            <source>What the model goes by: importance of columns, SHAP values, dependence</source>
            <translation>Wonach das Modell geht: Wichtigkeit der Spalten, SHAP-Werte, Abhängigkeit</translation>
        </message>
        <message>
            <source>round %1 of %2, the best</source>
            <translation>Runde %1 von %2, die beste</translation>
        </message>
    </context>
    <context>
        <name>lathe::ExperimentsPage</name>
        <message>
            <source>Experiments</source>
            <translation>Experimente</translation>
        </message>
        <message>
            <source>Filter by words, or: metrics.f1 &gt; 0.9 and params.epochs &lt;= 6</source>
            <translation>Nach Wörtern filtern, oder: metrics.f1 &gt; 0.9 and params.epochs &lt;= 6</translation>
        </message>
        <message>
            <source>Filter of runs</source>
            <translation>Filter der Läufe</translation>
        </message>
        <message>
            <source>Every training is kept here</source>
            <translation>Hier bleibt jedes Training</translation>
        </message>
        <message>
            <source>A run holds its settings, its curves, its results with intervals and the exact data version, so that it can be compared, repeated and defended later.</source>
            <translation>Ein Lauf enthält Einstellungen, Kurven, Ergebnisse mit Intervallen und die genaue Datenversion, damit er sich später vergleichen, wiederholen und verteidigen lässt.</translation>
        </message>
        <message>
            <source>Train a first model</source>
            <translation>Ein erstes Modell trainieren</translation>
        </message>
        <message>
            <source>Open in Evaluate</source>
            <translation>In Beurteilen öffnen</translation>
        </message>
        <message>
            <source>Train again</source>
            <translation>Erneut trainieren</translation>
        </message>
        <message>
            <source>Starts a new run with the settings of the selected one</source>
            <translation>Beginnt einen neuen Lauf mit den Einstellungen des gewählten</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <source>New run…</source>
            <translation>Neuer Lauf…</translation>
        </message>
        <message>
            <source>Runs</source>
            <translation>Läufe</translation>
        </message>
        <message>
            <source>Filter runs</source>
            <translation>Läufe filtern</translation>
        </message>
        <message>
            <source>Open the selected run in Evaluate</source>
            <translation>Gewählten Lauf in Beurteilen öffnen</translation>
        </message>
        <message>
            <source>Train again with the selected settings</source>
            <translation>Mit den gewählten Einstellungen erneut trainieren</translation>
        </message>
        <message numerus="yes">
            <source>%n runs</source>
            <translation>
                <numerusform>%n Lauf</numerusform>
                <numerusform>%n Läufe</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n runs</source>
            <translation>
                <numerusform>%1 von %n Lauf</numerusform>
                <numerusform>%1 von %n Läufen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::FitCard</name>
        <message>
            <source>Waits for its turn</source>
            <translation>Wartet, bis er an der Reihe ist</translation>
        </message>
        <message>
            <source>It starts when the run before it is done.</source>
            <translation>Er beginnt, wenn der Lauf vor ihm fertig ist.</translation>
        </message>
        <message>
            <source>Learning for</source>
            <translation>Lernt seit</translation>
        </message>
        <message>
            <source>This algorithm learns in one go: there are no epochs to follow. Its metrics stand here when it is done.</source>
            <translation>Dieses Verfahren lernt in einem Zug, es gibt keine Epochen zu verfolgen. Die Maße stehen hier, sobald es fertig ist.</translation>
        </message>
        <message>
            <source>Learned in</source>
            <translation>Gelernt in</translation>
        </message>
        <message>
            <source>Measured on the validation part, with 95 % intervals.</source>
            <translation>Gemessen auf dem Validierungsteil, mit 95-%-Intervallen.</translation>
        </message>
        <message>
            <source>There is no validation part to measure on.</source>
            <translation>Es gibt keinen Validierungsteil, auf dem gemessen werden kann.</translation>
        </message>
        <message>
            <source>Ended after</source>
            <translation>Beendet nach</translation>
        </message>
    </context>
    <context>
        <name>lathe::HeatLegend</name>
        <message>
            <source>Share of the row. The colour saturates at 80 %</source>
            <translation>Anteil der Zeile. Die Farbe ist bei 80 % gesättigt</translation>
        </message>
    </context>
    <context>
        <name>lathe::HistogramChart</name>
        <message>
            <source>rows</source>
            <translation>Zeilen</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 bis %2</translation>
        </message>
        <message>
            <source>below %1, all of them</source>
            <translation>alle unter %1</translation>
        </message>
        <message>
            <source>above %1, all of them</source>
            <translation>alle über %1</translation>
        </message>
        <message>
            <source>%1
%2 rows</source>
            <translation>%1
%2 Zeilen</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Von</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Bis</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Zeilen</translation>
        </message>
    </context>
    <context>
        <name>lathe::HomePage</name>
        <message>
            <source>Open workspace…</source>
            <translation>Arbeitsbereich öffnen…</translation>
        </message>
        <message>
            <source>New dataset…</source>
            <translation>Neuer Datensatz…</translation>
        </message>
        <message>
            <source>Choose another dataset</source>
            <translation>Anderen Datensatz wählen</translation>
        </message>
        <message>
            <source>Import pictures…</source>
            <translation>Bilder importieren…</translation>
        </message>
        <message>
            <source>Try the sample</source>
            <translation>Beispiel ausprobieren</translation>
        </message>
        <message numerus="yes">
            <source>%n datasets</source>
            <translation>
                <numerusform>%n Datensatz</numerusform>
                <numerusform>%n Datensätze</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n runs</source>
            <translation>
                <numerusform>%n Lauf</numerusform>
                <numerusform>%n Läufe</numerusform>
            </translation>
        </message>
        <message>
            <source>Other steps</source>
            <translation>Andere Schritte</translation>
        </message>
        <message>
            <source>Needs attention</source>
            <translation>Braucht Aufmerksamkeit</translation>
        </message>
        <message>
            <source>Nothing. Checks pass and no run failed.</source>
            <translation>Nichts. Die Prüfungen sind bestanden, kein Lauf ist gescheitert.</translation>
        </message>
        <message>
            <source>All %1</source>
            <translation>Alle %1</translation>
        </message>
        <message>
            <source>Recent runs</source>
            <translation>Letzte Läufe</translation>
        </message>
        <message>
            <source>No run yet. A run is one training, with everything needed to repeat it.</source>
            <translation>Noch kein Lauf. Ein Lauf ist ein Training mit allem, was zum Wiederholen nötig ist.</translation>
        </message>
        <message>
            <source>Recent datasets</source>
            <translation>Letzte Datensätze</translation>
        </message>
        <message>
            <source>How the cycle goes</source>
            <translation>Wie der Kreis verläuft</translation>
        </message>
        <message>
            <source>Bring pictures in. What was found is shown before anything is written.</source>
            <translation>Bilder hereinholen. Was gefunden wurde, ist zu sehen, bevor etwas geschrieben wird.</translation>
        </message>
        <message>
            <source>Split them and check for copies, leaks and gaps. A fault found here costs minutes, later days.</source>
            <translation>Aufteilen und auf Kopien, Lecks und Lücken prüfen. Ein Fehler kostet hier Minuten, später Tage.</translation>
        </message>
        <message>
            <source>See which pictures have which class, and which have none.</source>
            <translation>Sehen, welche Bilder welche Klasse haben und welche keine.</translation>
        </message>
        <message>
            <source>Pick an algorithm and watch it learn.</source>
            <translation>Ein Verfahren wählen und beim Lernen zusehen.</translation>
        </message>
        <message>
            <source>See where it is wrong, down to the single picture.</source>
            <translation>Sehen, wo es irrt, bis zum einzelnen Bild.</translation>
        </message>
        <message>
            <source>Register a version and export it with a proof that it answers the same.</source>
            <translation>Eine Version eintragen und mit dem Nachweis gleicher Antworten exportieren.</translation>
        </message>
        <message>
            <source>Judge it on new pictures, and go round again.</source>
            <translation>Auf neuen Bildern beurteilen und von vorn beginnen.</translation>
        </message>
        <message>
            <source>Sample pictures</source>
            <translation>Beispielbilder</translation>
        </message>
        <message>
            <source>%1, epoch %2</source>
            <translation>%1, Epoche %2</translation>
        </message>
        <message>
            <source>Bring pictures or a table in. What was found is shown before anything is written.</source>
            <translation>Bilder oder eine Tabelle hereinholen. Was gefunden wurde, wird gezeigt, bevor etwas geschrieben wird.</translation>
        </message>
        <message>
            <source>Split the data, check for copies, leaks and gaps, and mend a table step by step. A fault found here costs minutes, later days.</source>
            <translation>Die Daten aufteilen, auf Kopien, Lecks und Lücken prüfen, eine Tabelle Schritt für Schritt bereinigen. Ein hier gefundener Fehler kostet Minuten, später Tage.</translation>
        </message>
        <message>
            <source>See which pictures have which class, or which column of a table is the answer.</source>
            <translation>Sehen, welche Bilder welche Klasse haben oder welche Spalte einer Tabelle die Antwort ist.</translation>
        </message>
        <message>
            <source>See where it is wrong, down to the single picture or row.</source>
            <translation>Sehen, wo es falsch liegt, bis zum einzelnen Bild oder zur einzelnen Zeile.</translation>
        </message>
        <message>
            <source>Judge it on new data, and go round again.</source>
            <translation>Es an neuen Daten beurteilen und die nächste Runde gehen.</translation>
        </message>
    </context>
    <context>
        <name>lathe::InlineBar</name>
        <message>
            <source>%1 percent</source>
            <translation>%1 Prozent</translation>
        </message>
    </context>
    <context>
        <name>lathe::ItemFilterBar</name>
        <message>
            <source>Filter by class or file</source>
            <translation>Nach Klasse oder Datei filtern</translation>
        </message>
        <message>
            <source>Filter by class or file (/)</source>
            <translation>Nach Klasse oder Datei filtern (/)</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>Teil</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Alle</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>Trainieren</translation>
        </message>
        <message>
            <source>Validation</source>
            <translation>Validierung</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>Test</translation>
        </message>
        <message>
            <source>Marked</source>
            <translation>Markiert</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <source>All %1</source>
            <translation>Alle %1</translation>
        </message>
        <message>
            <source>Marked %1</source>
            <translation>Markiert %1</translation>
        </message>
        <message>
            <source>All classes</source>
            <translation>Alle Klassen</translation>
        </message>
        <message>
            <source>No class</source>
            <translation>Keine Klasse</translation>
        </message>
    </context>
    <context>
        <name>lathe::ItemGrid</name>
        <message>
            <source>Items</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>No class</source>
            <translation>Keine Klasse</translation>
        </message>
        <message>
            <source>%1 more ›</source>
            <translation>%1 weitere ›</translation>
        </message>
        <message>
            <source>Class %1</source>
            <translation>Klasse %1</translation>
        </message>
        <message>
            <source>Predicted %1, %2</source>
            <translation>Vorhergesagt %1, %2</translation>
        </message>
        <message>
            <source>Nearly equals another picture</source>
            <translation>Fast gleich einem anderen Bild</translation>
        </message>
        <message>
            <source>Nearly plain: little to learn from</source>
            <translation>Fast einfarbig: wenig zu lernen</translation>
        </message>
        <message>
            <source>Truth</source>
            <translation>Wahr</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>≈ near-duplicate</source>
            <translation>≈ Fast-Kopie</translation>
        </message>
        <message>
            <source>◐ nearly plain</source>
            <translation>◐ fast einfarbig</translation>
        </message>
    </context>
    <context>
        <name>lathe::JobsQueue</name>
        <message>
            <source>Waiting</source>
            <translation>Wartet</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>Läuft</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Fehlgeschlagen</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Abgebrochen</translation>
        </message>
        <message>
            <source>Work</source>
            <translation>Arbeit</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Fortschritt</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>Schlange</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>Nothing in the log yet</source>
            <translation>Noch nichts im Protokoll</translation>
        </message>
    </context>
    <context>
        <name>lathe::JobsStrip</name>
        <message>
            <source>%1 items/s</source>
            <translation>%1 Einträge/s</translation>
        </message>
        <message>
            <source>%1 left</source>
            <translation>noch %1</translation>
        </message>
        <message>
            <source>Work in the background</source>
            <translation>Arbeit im Hintergrund</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>Show the queue and logs</source>
            <translation>Schlange und Protokolle zeigen</translation>
        </message>
        <message>
            <source>Hide the queue and logs</source>
            <translation>Schlange und Protokolle verbergen</translation>
        </message>
        <message>
            <source>No work running</source>
            <translation>Keine Arbeit läuft</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>Angehalten</translation>
        </message>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n weitere</numerusform>
                <numerusform>%n weitere</numerusform>
            </translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
    </context>
    <context>
        <name>lathe::JudgedItemsCard</name>
        <message>
            <source>Kind of mistake</source>
            <translation>Art des Fehlers</translation>
        </message>
        <message>
            <source>Wrongly taken</source>
            <translation>Zu Unrecht</translation>
        </message>
        <message>
            <source>Missed</source>
            <translation>Verpasst</translation>
        </message>
        <message>
            <source>Copy the list</source>
            <translation>Liste kopieren</translation>
        </message>
        <message>
            <source>Worst mistakes</source>
            <translation>Schlimmste Fehler</translation>
        </message>
        <message>
            <source>%1 selected</source>
            <translation>%1 gewählt</translation>
        </message>
        <message>
            <source>none: every item is predicted right</source>
            <translation>keine: Jeder Eintrag ist richtig vorhergesagt</translation>
        </message>
        <message>
            <source>%1 items · surest first</source>
            <translation>%1 Einträge · sicherste zuerst</translation>
        </message>
        <message>
            <source>all classes</source>
            <translation>alle Klassen</translation>
        </message>
        <message>
            <source>%1 classes</source>
            <translation>%1 Klasse|%1 Klassen</translation>
        </message>
        <message>
            <source>Wrongly taken %1</source>
            <translation>Zu Unrecht %1</translation>
        </message>
        <message>
            <source>Missed %1</source>
            <translation>Verpasst %1</translation>
        </message>
        <message>
            <source>%1 at %2</source>
            <translation>%1 bei %2</translation>
        </message>
        <message>
            <source>other items at or above the threshold</source>
            <translation>andere Einträge an oder über der Schwelle</translation>
        </message>
        <message>
            <source>its items below the threshold</source>
            <translation>ihre Einträge unter der Schwelle</translation>
        </message>
        <message>
            <source>Largest errors</source>
            <translation>Größte Fehler</translation>
        </message>
        <message>
            <source>Most unusual</source>
            <translation>Am ungewöhnlichsten</translation>
        </message>
        <message>
            <source>All rows</source>
            <translation>Alle Zeilen</translation>
        </message>
        <message>
            <source>%1 rows · farthest off first</source>
            <translation>%1 Zeilen · die größten Abweichungen zuerst</translation>
        </message>
        <message>
            <source>%1 rows · highest score first</source>
            <translation>%1 Zeilen · die höchste Punktzahl zuerst</translation>
        </message>
        <message>
            <source>%1 rows</source>
            <translation>%1 Zeilen</translation>
        </message>
    </context>
    <context>
        <name>lathe::LabelPage</name>
        <message>
            <source>Label</source>
            <translation>Beschriften</translation>
        </message>
        <message>
            <source>What is in each picture</source>
            <translation>Was jedes Bild zeigt</translation>
        </message>
        <message>
            <source>A label is what a person says of a picture. A model learns labels, mistakes included: wrong ones put a ceiling on every number that follows, and no algorithm lifts it.</source>
            <translation>Die Klasse ist, was ein Mensch über ein Bild sagt. Ein Modell lernt sie samt Fehlern: Falsche setzen jeder späteren Zahl eine Grenze, die kein Verfahren hebt.</translation>
        </message>
        <message>
            <source>Check likely mistakes</source>
            <translation>Wahrscheinliche Fehler prüfen</translation>
        </message>
        <message>
            <source>%1 takes %2 for %3, or the other way, %4 times: look for wrong labels there first</source>
            <translation>%1 verwechselt %2 und %3 %4-mal: dort zuerst nach falschen Klassen suchen</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>none yet</source>
            <translation>noch keine</translation>
        </message>
        <message>
            <source>Doubts</source>
            <translation>Zweifel</translation>
        </message>
        <message>
            <source>where a model disagrees</source>
            <translation>wo ein Modell widerspricht</translation>
        </message>
        <message>
            <source>Better labels</source>
            <translation>Bessere Klassen</translation>
        </message>
        <message>
            <source>as a new version</source>
            <translation>als neue Version</translation>
        </message>
        <message>
            <source>Which column is the answer</source>
            <translation>Welche Spalte die Antwort ist</translation>
        </message>
        <message>
            <source>Show the rows</source>
            <translation>Zeilen zeigen</translation>
        </message>
        <message>
            <source>%1 rows</source>
            <translation>%1 Zeilen</translation>
        </message>
        <message>
            <source>The target is %1</source>
            <translation>Das Ziel ist %1</translation>
        </message>
        <message>
            <source>%1 learned to tell %2</source>
            <translation>%1 hat gelernt, %2 zu bestimmen</translation>
        </message>
        <message>
            <source>No target yet</source>
            <translation>Noch kein Ziel</translation>
        </message>
        <message>
            <source>No finished run has a target yet</source>
            <translation>Noch kein fertiger Lauf hat ein Ziel</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Zeilen</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>Ziel</translation>
        </message>
        <message>
            <source>chosen on Train</source>
            <translation>auf Trainieren gewählt</translation>
        </message>
        <message>
            <source>Better values</source>
            <translation>Bessere Werte</translation>
        </message>
        <message>
            <source>No data yet</source>
            <translation>Noch keine Daten</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Importieren…</translation>
        </message>
        <message>
            <source>One key a class, shapes drawn on the picture, undo without end. Who said what and when is kept in a journal; the labels become a new version when you go on to another stage.</source>
            <translation>Eine Taste je Klasse, Formen auf dem Bild, Rückgängig ohne Ende. Wer wann was gesagt hat, steht im Journal; die Beschriftungen werden eine neue Version, sobald es in einer anderen Phase weitergeht.</translation>
        </message>
        <message>
            <source>Bring data in first: a folder of pictures, with one sub-folder a class or an annotation file, or a table with the answer in a column</source>
            <translation>Erst Daten hereinholen: einen Ordner mit Bildern, mit einem Unterordner je Klasse oder einer Annotationsdatei, oder eine Tabelle mit der Antwort in einer Spalte</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>Beschriftungen</translation>
        </message>
        <message>
            <source>classes, boxes, shapes</source>
            <translation>Klassen, Rechtecke, Formen</translation>
        </message>
        <message>
            <source>In a table the labels are a column: the target, which a model learns to tell from the others. Mistakes in it put a ceiling on every number that follows, and a column that was written down after the answer gives it away.</source>
            <translation>In einer Tabelle sind die Klassen eine Spalte: das Ziel, das ein Modell aus den anderen zu erschließen lernt. Fehler darin begrenzen jede Zahl, die folgt, und eine Spalte, die nach der Antwort notiert wurde, verrät sie.</translation>
        </message>
        <message>
            <source>The target is chosen on Train; clusters, anomalies and maps need none. To mend a wrong value, correct it in the file and import the file again: the dataset gets a new version. Steps on Prepare mend what follows a rule.</source>
            <translation>Das Ziel wird auf Trainieren gewählt; Cluster, Anomalien und Karten brauchen keins. Einen falschen Wert in der Datei berichtigen und sie erneut importieren: Der Datensatz bekommt eine neue Version. Was einer Regel folgt, beheben Schritte auf Vorbereiten.</translation>
        </message>
    </context>
    <context>
        <name>lathe::LearnPage</name>
        <message>
            <source>Learn</source>
            <translation>Lernen</translation>
        </message>
        <message>
            <source>Once round the cycle, in about ten minutes</source>
            <translation>Einmal im Kreis, in etwa zehn Minuten</translation>
        </message>
        <message>
            <source>Bring in the sample</source>
            <translation>Beispiel hereinholen</translation>
        </message>
        <message>
            <source>A first round</source>
            <translation>Eine erste Runde</translation>
        </message>
        <message>
            <source>640 drawn pictures of eight shapes, with a few wrong labels planted. The same for everyone, so results can be compared.</source>
            <translation>640 gezeichnete Bilder von acht Formen, mit einigen absichtlich falschen Klassen. Für alle gleich, damit sich Ergebnisse vergleichen lassen.</translation>
        </message>
        <message>
            <source>Collect the sample</source>
            <translation>Das Beispiel sammeln</translation>
        </message>
        <message>
            <source>Bring it in, then look at the grid: which two shapes would you mix up yourself?</source>
            <translation>Hereinholen, dann das Raster ansehen: Welche zwei Formen ließen sich verwechseln?</translation>
        </message>
        <message>
            <source>Pictures that do not look like those of the later use teach the wrong thing, and nothing afterwards shows it.</source>
            <translation>Bilder, die nicht wie im späteren Einsatz aussehen, lehren das Falsche, und nichts zeigt es danach.</translation>
        </message>
        <message>
            <source>Read the checks</source>
            <translation>Die Prüfungen lesen</translation>
        </message>
        <message>
            <source>See how the pictures are split, and what the checks say of copies and class sizes.</source>
            <translation>Sehen, wie die Bilder aufgeteilt sind und was die Prüfungen zu Kopien und Klassengrößen sagen.</translation>
        </message>
        <message>
            <source>A copy of a training picture in the test part makes a model look better than it is.</source>
            <translation>Die Kopie eines Trainingsbilds im Testteil lässt ein Modell besser aussehen, als es ist.</translation>
        </message>
        <message>
            <source>Train a small network</source>
            <translation>Ein kleines Netz trainieren</translation>
        </message>
        <message>
            <source>Take Small CNN with its defaults. Watch the two losses: where do they part?</source>
            <translation>Small CNN mit Vorgaben nehmen. Die zwei Verluste beobachten: Wo trennen sie sich?</translation>
        </message>
        <message>
            <source>A loss that falls on training alone is learning by heart.</source>
            <translation>Ein Verlust, der nur im Training fällt, ist Auswendiglernen.</translation>
        </message>
        <message>
            <source>Find the planted mistakes</source>
            <translation>Die versteckten Fehler finden</translation>
        </message>
        <message>
            <source>Open the surest mistakes of the finished run. Some pictures are right and their label is wrong.</source>
            <translation>Die sichersten Fehler des fertigen Laufs öffnen. Manche Bilder sind richtig, und ihre Klasse ist falsch.</translation>
        </message>
        <message>
            <source>One number hides which classes fail. Decisions are made on those.</source>
            <translation>Eine einzige Zahl verbirgt, welche Klassen scheitern. Auf ihnen beruhen Entscheidungen.</translation>
        </message>
        <message>
            <source>Change one thing and compare</source>
            <translation>Eines ändern und vergleichen</translation>
        </message>
        <message>
            <source>Train again with another learning rate, select both runs, read what differs beyond its interval.</source>
            <translation>Mit anderer Lernrate erneut trainieren, beide Läufe wählen, lesen, was sich über das Intervall hinaus unterscheidet.</translation>
        </message>
        <message>
            <source>Two changes at once, or one run each, and the difference may be chance.</source>
            <translation>Zwei Änderungen zugleich, oder je ein Lauf, und der Unterschied kann Zufall sein.</translation>
        </message>
        <message>
            <source>Put it to work</source>
            <translation>In Einsatz bringen</translation>
        </message>
        <message>
            <source>Register the better run and export it. The export proves that it gives the same answers.</source>
            <translation>Den besseren Lauf eintragen und exportieren. Der Export weist gleiche Antworten nach.</translation>
        </message>
        <message>
            <source>A model that answers differently elsewhere than it did here fails silently.</source>
            <translation>Ein Modell, das anderswo anders antwortet als hier, scheitert unbemerkt.</translation>
        </message>
        <message>
            <source>Skipped: %1</source>
            <translation>Übersprungen: %1</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Zeigen</translation>
        </message>
        <message>
            <source>Show: %1</source>
            <translation>Zeigen: %1</translation>
        </message>
        <message>
            <source>Sample pictures</source>
            <translation>Beispielbilder</translation>
        </message>
        <message>
            <source>What the round is about</source>
            <translation>Worum es in der Runde geht</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>A table</source>
            <translation>Eine Tabelle</translation>
        </message>
        <message>
            <source>A table of your own: a CSV or a spreadsheet with a column that is worth telling from the others.</source>
            <translation>Eine eigene Tabelle: CSV oder Kalkulationstabelle mit einer Spalte, die sich aus den anderen zu erschließen lohnt.</translation>
        </message>
        <message>
            <source>Bring a table in</source>
            <translation>Eine Tabelle hereinholen</translation>
        </message>
        <message>
            <source>Drop a CSV, spreadsheet or database file. Look at the types that were found, and correct a wrong one: a postal code is no number.</source>
            <translation>Eine CSV-, Kalkulations- oder Datenbankdatei ablegen. Die gefundenen Typen ansehen und falsche berichtigen: Eine Postleitzahl ist keine Zahl.</translation>
        </message>
        <message>
            <source>A column read as the wrong type is averaged where it should be counted, and nobody sees it.</source>
            <translation>Eine Spalte vom falschen Typ wird gemittelt, wo gezählt werden müsste, und niemand sieht es.</translation>
        </message>
        <message>
            <source>Mend what the checks find</source>
            <translation>Beheben, was die Prüfungen finden</translation>
        </message>
        <message>
            <source>Each finding says what follows from it and offers a mend. See the rows before and after every step.</source>
            <translation>Jeder Befund sagt, was aus ihm folgt, und bietet eine Abhilfe. Die Zeilen vor und nach jedem Schritt ansehen.</translation>
        </message>
        <message>
            <source>A column that is known only after the answer gives the answer away. The model looks perfect and is useless.</source>
            <translation>Eine Spalte, die erst nach der Antwort bekannt ist, verrät sie. Das Modell wirkt vollkommen und ist nutzlos.</translation>
        </message>
        <message>
            <source>Choose the column to predict</source>
            <translation>Die Zielspalte wählen</translation>
        </message>
        <message>
            <source>Train the baseline first, then boosted trees. A number makes it a regression, a category a classification; no target finds clusters, anomalies or a map.</source>
            <translation>Zuerst das Vergleichsmaß trainieren, dann Boosted Trees. Eine Zahl ergibt eine Regression, eine Kategorie eine Klassifikation; ohne Ziel gibt es Cluster, Anomalien oder eine Karte.</translation>
        </message>
        <message>
            <source>Without a baseline nobody knows whether 90 % is much.</source>
            <translation>Ohne Vergleichsmaß weiß niemand, ob 90 % viel sind.</translation>
        </message>
        <message>
            <source>Look at the rows behind the marks</source>
            <translation>Die Zeilen hinter den Marken ansehen</translation>
        </message>
        <message>
            <source>Click the largest errors, a slice, a cell. Explain shows which columns the model goes by; every bar, node and value opens.</source>
            <translation>Die größten Fehler, eine Gruppe, eine Zelle anklicken. Erklären zeigt, nach welchen Spalten das Modell geht; jeder Balken, Knoten und Wert lässt sich öffnen.</translation>
        </message>
        <message>
            <source>A good mean hides the group of rows for which the model is wrong.</source>
            <translation>Ein guter Mittelwert verbirgt die Gruppe von Zeilen, bei denen das Modell falsch liegt.</translation>
        </message>
        <message>
            <source>Compare with a second algorithm</source>
            <translation>Mit einem zweiten Verfahren vergleichen</translation>
        </message>
        <message>
            <source>Train another one on the same split and read what differs beyond its interval. Find the best on Train does it within a budget.</source>
            <translation>Ein anderes auf derselben Aufteilung trainieren und lesen, was sich über das Intervall hinaus unterscheidet. „Das Beste finden“ auf Trainieren tut es innerhalb eines Budgets.</translation>
        </message>
        <message>
            <source>The best of fifty tries is partly luck. The test part tells, once.</source>
            <translation>Der beste von fünfzig Versuchen ist zum Teil Glück. Der Testteil verrät es, einmal.</translation>
        </message>
        <message>
            <source>Export it with its steps, so that raw columns go in by name. The export proves that it gives the same answers.</source>
            <translation>Mit seinen Schritten exportieren, damit rohe Spalten beim Namen hineingehen. Der Export weist gleiche Antworten nach.</translation>
        </message>
        <message>
            <source>Steps written a second time by hand differ somewhere, and the model fails silently.</source>
            <translation>Von Hand ein zweites Mal geschriebene Schritte weichen irgendwo ab, und das Modell scheitert unbemerkt.</translation>
        </message>
    </context>
    <context>
        <name>lathe::LiveRun</name>
        <message>
            <source>New run…</source>
            <translation>Neuer Lauf…</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>Evaluate</source>
            <translation>Beurteilen</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Ends after the batch in flight; the checkpoint stays and the run can be resumed</source>
            <translation>Endet nach dem laufenden Stapel; der Zwischenstand bleibt, der Lauf lässt sich fortsetzen</translation>
        </message>
        <message>
            <source>Ends the run; it can be started again</source>
            <translation>Beendet den Lauf; er kann neu gestartet werden</translation>
        </message>
        <message>
            <source>waits for the run before it</source>
            <translation>wartet auf den Lauf davor</translation>
        </message>
        <message>
            <source>epoch %1 of %2</source>
            <translation>Epoche %1 von %2</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Fortsetzen</translation>
        </message>
    </context>
    <context>
        <name>lathe::LossChart</name>
        <message>
            <source>training</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>validation</source>
            <translation>Validierung</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>Verlust</translation>
        </message>
        <message>
            <source>epoch</source>
            <translation>Epoche</translation>
        </message>
        <message>
            <source>cross-entropy</source>
            <translation>Kreuzentropie</translation>
        </message>
        <message>
            <source>epoch %1
validation %2</source>
            <translation>Epoche %1
Validierung %2</translation>
        </message>
        <message>
            <source>step %1, epoch %2
loss %3, smoothed %4</source>
            <translation>Schritt %1, Epoche %2
Verlust %3, geglättet %4</translation>
        </message>
        <message>
            <source>Epoch</source>
            <translation>Epoche</translation>
        </message>
        <message>
            <source>Training loss</source>
            <translation>Trainingsverlust</translation>
        </message>
        <message>
            <source>Smoothed</source>
            <translation>Geglättet</translation>
        </message>
        <message>
            <source>Validation loss</source>
            <translation>Validierungsverlust</translation>
        </message>
    </context>
    <context>
        <name>lathe::MainWindow</name>
        <message>
            <source>Inspector</source>
            <translation>Inspektor</translation>
        </message>
        <message>
            <source>Dataset and version</source>
            <translation>Datensatz und Version</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>Lauf</translation>
        </message>
        <message>
            <source>New dataset…</source>
            <translation>Neuer Datensatz…</translation>
        </message>
        <message>
            <source>All runs</source>
            <translation>Alle Läufe</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>Befehl</translation>
        </message>
        <message>
            <source>Page</source>
            <translation>Seite</translation>
        </message>
        <message>
            <source>Light theme</source>
            <translation>Helles Aussehen</translation>
        </message>
        <message>
            <source>Dark theme</source>
            <translation>Dunkles Aussehen</translation>
        </message>
        <message>
            <source>Open or close the inspector</source>
            <translation>Inspektor öffnen oder schließen</translation>
        </message>
        <message>
            <source>Fold or unfold the rail</source>
            <translation>Leiste ein- oder ausklappen</translation>
        </message>
        <message>
            <source>Show or hide the queue of work</source>
            <translation>Schlange zeigen oder verbergen</translation>
        </message>
        <message>
            <source>Open workspace…</source>
            <translation>Arbeitsbereich öffnen…</translation>
        </message>
        <message>
            <source>Dataset</source>
            <translation>Datensatz</translation>
        </message>
    </context>
    <context>
        <name>lathe::MetricChart</name>
        <message>
            <source>epoch %1
%2 %3</source>
            <translation>Epoche %1
%2 %3</translation>
        </message>
        <message>
            <source>, %1 to %2</source>
            <translation>, %1 bis %2</translation>
        </message>
        <message>
            <source>Epoch</source>
            <translation>Epoche</translation>
        </message>
        <message>
            <source>Low</source>
            <translation>Untere Grenze</translation>
        </message>
        <message>
            <source>High</source>
            <translation>Obere Grenze</translation>
        </message>
    </context>
    <context>
        <name>lathe::MetricsLine</name>
        <message>
            <source>Share of the items that are predicted right</source>
            <translation>Anteil der richtig vorhergesagten Einträge</translation>
        </message>
        <message>
            <source>F1 averaged over the classes, each counting the same</source>
            <translation>F1 über die Klassen gemittelt, jede zählt gleich</translation>
        </message>
        <message>
            <source>How surprised the model is by the truth; 0 is best</source>
            <translation>Wie sehr die Wahrheit das Modell überrascht; 0 ist am besten</translation>
        </message>
        <message>
            <source>Chance that an item of a class gets a higher probability for it than another item</source>
            <translation>Chance, dass ein Eintrag der Klasse eine höhere Wahrscheinlichkeit für sie bekommt als ein anderer</translation>
        </message>
        <message>
            <source>(%1 to %2)</source>
            <translation>(%1 bis %2)</translation>
        </message>
        <message>
            <source>Worst class</source>
            <translation>Schwächste Klasse</translation>
        </message>
        <message>
            <source>95 % interval by bootstrap</source>
            <translation>95-%-Intervall durch Bootstrap</translation>
        </message>
        <message>
            <source>Worst class, %1 F1</source>
            <translation>Schwächste Klasse, %1 F1</translation>
        </message>
        <message>
            <source>no class has a defined F1</source>
            <translation>keine Klasse hat ein definiertes F1</translation>
        </message>
        <message>
            <source>Click to see its threshold and its mistakes</source>
            <translation>Klicken für Schwelle und Fehler</translation>
        </message>
        <message>
            <source>Share of the variance that is explained; 1 is best, 0 is as good as the mean</source>
            <translation>Erklärter Anteil der Varianz; 1 ist am besten, 0 so gut wie der Mittelwert</translation>
        </message>
        <message>
            <source>Root of the mean squared error: large errors count more</source>
            <translation>Wurzel des mittleren quadratischen Fehlers: große Fehler zählen mehr</translation>
        </message>
        <message>
            <source>Mean distance between prediction and truth</source>
            <translation>Mittlerer Abstand zwischen Vorhersage und Wahrheit</translation>
        </message>
        <message>
            <source>Mean distance between prediction and truth, in percent of the truth</source>
            <translation>Mittlerer Abstand zwischen Vorhersage und Wahrheit, in Prozent der Wahrheit</translation>
        </message>
        <message>
            <source>How much nearer rows are to their own cluster than to the next one; 1 is best</source>
            <translation>Wie viel näher Zeilen dem eigenen Cluster sind als dem nächsten; 1 ist am besten</translation>
        </message>
        <message>
            <source>Width of the clusters against the distance between them; 0 is best</source>
            <translation>Breite der Cluster gegen ihren Abstand; 0 ist am besten</translation>
        </message>
        <message>
            <source>Spread between the clusters against the spread within; more is better</source>
            <translation>Streuung zwischen den Clustern gegen die in ihnen; mehr ist besser</translation>
        </message>
        <message>
            <source>Agreement of clusters and classes beyond chance; 1 is best</source>
            <translation>Übereinstimmung von Clustern und Klassen über den Zufall hinaus; 1 ist am besten</translation>
        </message>
        <message>
            <source>Precision averaged over all recalls</source>
            <translation>Präzision, gemittelt über alle Trefferquoten</translation>
        </message>
        <message>
            <source>Squared distances of the rows to the mean of their cluster; see its elbow under Curves</source>
            <translation>Quadrierte Abstände der Zeilen zum Mittel ihres Clusters; der Ellbogen steht unter Kurven</translation>
        </message>
    </context>
    <context>
        <name>lathe::MonitorPage</name>
        <message>
            <source>Monitor</source>
            <translation>Überwachen</translation>
        </message>
        <message>
            <source>Nothing is watched</source>
            <translation>Nichts wird überwacht</translation>
        </message>
        <message>
            <source>Does it still hold</source>
            <translation>Gilt es noch</translation>
        </message>
        <message>
            <source>A model is judged once and used for months. Cameras change, seasons change, people use it for what it never saw. Without a look at new pictures the first sign is a complaint.</source>
            <translation>Ein Modell wird einmal beurteilt und monatelang benutzt. Kameras wechseln, Jahreszeiten wechseln, es wird für nie Gesehenes benutzt. Ohne Blick auf neue Bilder ist das erste Zeichen eine Beschwerde.</translation>
        </message>
        <message>
            <source>Lathe does not serve models over the network, so there are no requests to watch. New labelled pictures tell the same: import them as a dataset of their own and judge the model on them below. In a script: lathe evaluate MODEL --on DATASET</source>
            <translation>Lathe stellt Modelle nicht im Netz bereit, es gibt also keine Anfragen zu beobachten. Neue Bilder mit Klassen sagen dasselbe: als eigenen Datensatz importieren und das Modell unten darauf beurteilen. In einem Skript: lathe evaluate MODELL --on DATENSATZ</translation>
        </message>
        <message>
            <source>Judge on other pictures</source>
            <translation>Auf anderen Bildern beurteilen</translation>
        </message>
        <message>
            <source>All pictures of the dataset that have a class</source>
            <translation>Alle Bilder des Datensatzes, die eine Klasse haben</translation>
        </message>
        <message>
            <source>Model or run</source>
            <translation>Modell oder Lauf</translation>
        </message>
        <message>
            <source>Dataset</source>
            <translation>Datensatz</translation>
        </message>
        <message>
            <source>Judge</source>
            <translation>Beurteilen</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>on</source>
            <translation>auf</translation>
        </message>
        <message>
            <source>No model version is registered</source>
            <translation>Keine Modellversion ist eingetragen</translation>
        </message>
        <message numerus="yes">
            <source>%n model versions are registered</source>
            <translation>
                <numerusform>%n Modellversion ist eingetragen</numerusform>
                <numerusform>%n Modellversionen sind eingetragen</numerusform>
            </translation>
        </message>
        <message>
            <source>There is no second dataset to judge on</source>
            <translation>Es gibt keinen zweiten Datensatz zum Beurteilen</translation>
        </message>
        <message>
            <source>as it was judged</source>
            <translation>wie beurteilt</translation>
        </message>
        <message>
            <source>New pictures</source>
            <translation>Neue Bilder</translation>
        </message>
        <message>
            <source>with their classes</source>
            <translation>mit ihren Klassen</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>Unterschied</translation>
        </message>
        <message>
            <source>beyond its interval?</source>
            <translation>über das Intervall hinaus?</translation>
        </message>
        <message>
            <source>Next round</source>
            <translation>Nächste Runde</translation>
        </message>
        <message>
            <source>label, train, compare</source>
            <translation>Klassen, Training, Vergleich</translation>
        </message>
        <message>
            <source>Judge %1 on %2</source>
            <translation>%1 auf %2 beurteilen</translation>
        </message>
        <message>
            <source>Pictures judged</source>
            <translation>Beurteilte Bilder</translation>
        </message>
        <message>
            <source>Left out, without a class or unreadable</source>
            <translation>Ausgelassen, ohne Klasse oder unlesbar</translation>
        </message>
        <message>
            <source>A model is judged once and used for months. Cameras change, prices change, people use it for what it never saw. Without a look at new data the first sign is a complaint.</source>
            <translation>Ein Modell wird einmal beurteilt und monatelang benutzt. Kameras ändern sich, Preise ändern sich, Menschen benutzen es für Dinge, die es nie sah. Ohne einen Blick auf neue Daten ist das erste Zeichen eine Beschwerde.</translation>
        </message>
        <message>
            <source>Lathe does not serve models over the network, so there are no requests to watch. New pictures with classes, or new rows with the target filled in, tell the same: import them as a dataset of their own and judge the model on them below. In a script: lathe evaluate MODEL --on DATASET</source>
            <translation>Lathe stellt Modelle nicht im Netz bereit, es gibt also keine Anfragen zu überwachen. Neue Bilder mit Klassen oder neue Zeilen mit ausgefülltem Ziel sagen dasselbe: als eigenen Datensatz importieren und das Modell unten daran beurteilen. In einem Skript: lathe evaluate MODELL --on DATENSATZ</translation>
        </message>
        <message>
            <source>Judge on other data</source>
            <translation>An anderen Daten beurteilen</translation>
        </message>
        <message>
            <source>All pictures of the dataset that have a class, all rows that have a target</source>
            <translation>Alle Bilder des Datensatzes mit Klasse, alle Zeilen mit Ziel</translation>
        </message>
        <message>
            <source>New data</source>
            <translation>Neue Daten</translation>
        </message>
        <message>
            <source>with the answers</source>
            <translation>mit den Antworten</translation>
        </message>
        <message>
            <source>Judged</source>
            <translation>Beurteilt</translation>
        </message>
        <message>
            <source>Left out, without an answer or unreadable</source>
            <translation>Ausgelassen, ohne Antwort oder unlesbar</translation>
        </message>
    </context>
    <context>
        <name>lathe::ParamForm</name>
        <message>
            <source>More settings</source>
            <translation>Weitere Einstellungen</translation>
        </message>
        <message>
            <source>Fewer settings</source>
            <translation>Weniger Einstellungen</translation>
        </message>
    </context>
    <context>
        <name>lathe::ParamRow</name>
        <message>
            <source>From %1 to %2</source>
            <translation>Von %1 bis %2</translation>
        </message>
        <message>
            <source>Default %1</source>
            <translation>Vorgabe %1</translation>
        </message>
        <message>
            <source>Changed; bring back %1</source>
            <translation>Geändert; zurück auf %1</translation>
        </message>
    </context>
    <context>
        <name>lathe::PlotView</name>
        <message>
            <source>Data table</source>
            <translation>Datentabelle</translation>
        </message>
        <message>
            <source>Save chart</source>
            <translation>Diagramm speichern</translation>
        </message>
        <message>
            <source>Picture (*.png);;Vector graphic (*.svg);;PDF (*.pdf);;Data (*.csv)</source>
            <translation>Bild (*.png);;Vektorgrafik (*.svg);;PDF (*.pdf);;Daten (*.csv)</translation>
        </message>
        <message>
            <source>Copy as picture</source>
            <translation>Als Bild kopieren</translation>
        </message>
        <message>
            <source>Copy as data</source>
            <translation>Als Daten kopieren</translation>
        </message>
        <message>
            <source>Save…</source>
            <translation>Speichern…</translation>
        </message>
    </context>
    <context>
        <name>lathe::TablePreparation</name>
        <message>
            <source>Change split…</source>
            <translation>Aufteilung ändern…</translation>
        </message>
        <message>
            <source>Which rows train, validate and test; makes a new version</source>
            <translation>Welche Zeilen trainieren, validieren und testen; ergibt eine neue Version</translation>
        </message>
        <message>
            <source>What is shown of the table</source>
            <translation>Was von der Tabelle gezeigt wird</translation>
        </message>
        <message>
            <source>Checks</source>
            <translation>Prüfungen</translation>
        </message>
        <message>
            <source>What would go wrong with this data</source>
            <translation>Was mit diesen Daten schiefginge</translation>
        </message>
        <message>
            <source>Relations</source>
            <translation>Zusammenhänge</translation>
        </message>
        <message>
            <source>What columns tell of the target and of one another</source>
            <translation>Was Spalten über das Ziel und übereinander verraten</translation>
        </message>
        <message>
            <source>Missing</source>
            <translation>Fehlendes</translation>
        </message>
        <message>
            <source>Which values are missing together</source>
            <translation>Welche Werte gemeinsam fehlen</translation>
        </message>
        <message>
            <source>Split %1</source>
            <translation>%1 aufteilen</translation>
        </message>
        <message>
            <source>%1 has the new parts; %2 stays as it is</source>
            <translation>%1 hat die neuen Teile; %2 bleibt, wie es ist</translation>
        </message>
        <message>
            <source>Back to %1</source>
            <translation>Zurück zu %1</translation>
        </message>
        <message>
            <source>Raw</source>
            <translation>Roh</translation>
        </message>
        <message>
            <source>The rows as they were brought in</source>
            <translation>Die Zeilen, wie sie hereinkamen</translation>
        </message>
        <message>
            <source>Before step</source>
            <translation>Vor dem Schritt</translation>
        </message>
        <message>
            <source>The training rows before the chosen step</source>
            <translation>Die Trainingszeilen vor dem gewählten Schritt</translation>
        </message>
        <message>
            <source>After step</source>
            <translation>Nach dem Schritt</translation>
        </message>
        <message>
            <source>The training rows after the chosen step, or after all</source>
            <translation>Die Trainingszeilen nach dem gewählten Schritt oder nach allen</translation>
        </message>
        <message>
            <source>Takes back the last change of the pipeline</source>
            <translation>Nimmt die letzte Änderung der Pipeline zurück</translation>
        </message>
        <message>
            <source>Train…</source>
            <translation>Trainieren…</translation>
        </message>
        <message>
            <source>%1 rows, %2 columns</source>
            <translation>%1 Zeilen, %2 Spalten</translation>
        </message>
        <message>
            <source>Propose a pipeline</source>
            <translation>Eine Pipeline vorschlagen</translation>
        </message>
        <message>
            <source>Nothing needs to be prepared here</source>
            <translation>Hier muss nichts vorbereitet werden</translation>
        </message>
        <message numerus="yes">
            <source>%n step(s) proposed</source>
            <translation>
                <numerusform>%n Schritt vorgeschlagen</numerusform>
                <numerusform>%n Schritte vorgeschlagen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::RelationsCard</name>
        <message>
            <source>Relations of the columns</source>
            <translation>Zusammenhänge der Spalten</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Abgebrochen</translation>
        </message>
        <message>
            <source>What columns tell of the target</source>
            <translation>Was Spalten über das Ziel verraten</translation>
        </message>
        <message>
            <source>Columns that go together</source>
            <translation>Spalten, die zusammenhängen</translation>
        </message>
        <message>
            <source>Values that are missing together</source>
            <translation>Werte, die gemeinsam fehlen</translation>
        </message>
        <message>
            <source>Counting</source>
            <translation>Wird gezählt</translation>
        </message>
        <message>
            <source>Missing together</source>
            <translation>Gemeinsam Fehlendes</translation>
        </message>
        <message>
            <source>Relations</source>
            <translation>Zusammenhänge</translation>
        </message>
        <message>
            <source>click a bar for its rows</source>
            <translation>Klick auf einen Balken zeigt seine Zeilen</translation>
        </message>
        <message>
            <source>click a bar for its column</source>
            <translation>Klick auf einen Balken zeigt seine Spalte</translation>
        </message>
        <message>
            <source>click a bar for its column; of %1 rows spread over the table</source>
            <translation>Klick auf einen Balken zeigt seine Spalte; von %1 über die Tabelle verteilten Zeilen</translation>
        </message>
        <message>
            <source>Tells of %1</source>
            <translation>Verrät über %1</translation>
        </message>
        <message>
            <source>No column is the target</source>
            <translation>Keine Spalte ist das Ziel</translation>
        </message>
        <message>
            <source>Information</source>
            <translation>Information</translation>
        </message>
        <message>
            <source>r, falling</source>
            <translation>r, fallend</translation>
        </message>
        <message>
            <source>r</source>
            <translation>r</translation>
        </message>
        <message>
            <source>V</source>
            <translation>V</translation>
        </message>
        <message>
            <source>η</source>
            <translation>η</translation>
        </message>
        <message>
            <source>%1 – %2 (%3)</source>
            <translation>%1 – %2 (%3)</translation>
        </message>
        <message>
            <source>r: Pearson's correlation of numbers; V: Cramér's V of categories; η: the correlation ratio of a category and a number</source>
            <translation>r: Pearsons Korrelation von Zahlen; V: Cramérs V von Kategorien; η: das Korrelationsverhältnis einer Kategorie und einer Zahl</translation>
        </message>
        <message>
            <source>Two columns</source>
            <translation>Zwei Spalten</translation>
        </message>
        <message>
            <source>Strength</source>
            <translation>Stärke</translation>
        </message>
        <message>
            <source>complete rows</source>
            <translation>vollständige Zeilen</translation>
        </message>
        <message>
            <source>%1 and %2 more</source>
            <translation>%1 und %2 weitere</translation>
        </message>
        <message>
            <source>Missing in a row</source>
            <translation>Fehlt in einer Zeile</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>Anteil</translation>
        </message>
        <message>
            <source>Nothing is missing</source>
            <translation>Nichts fehlt</translation>
        </message>
    </context>
    <context>
        <name>lathe::SplitDialog</name>
        <message>
            <source>Change the split of %1</source>
            <translation>Aufteilung von %1 ändern</translation>
        </message>
        <message>
            <source>What comes out</source>
            <translation>Was herauskommt</translation>
        </message>
        <message>
            <source>Rows of the parts</source>
            <translation>Zeilen der Teile</translation>
        </message>
        <message>
            <source>The split makes a new version; the one before stays and can be chosen again.</source>
            <translation>Die Aufteilung ergibt eine neue Version; die vorige bleibt und kann wieder gewählt werden.</translation>
        </message>
        <message>
            <source>Make the new version</source>
            <translation>Neue Version anlegen</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Stratified by the target</source>
            <translation>Geschichtet nach dem Ziel</translation>
        </message>
        <message>
            <source>Grouped by a column</source>
            <translation>Gruppiert nach einer Spalte</translation>
        </message>
        <message>
            <source>By time</source>
            <translation>Nach der Zeit</translation>
        </message>
        <message>
            <source>As a column says</source>
            <translation>Wie eine Spalte es sagt</translation>
        </message>
        <message>
            <source>Column</source>
            <translation>Spalte</translation>
        </message>
        <message>
            <source>The same seed gives the same parts</source>
            <translation>Der gleiche Startwert gibt die gleichen Teile</translation>
        </message>
        <message>
            <source>Split</source>
            <translation>Aufteilung</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>Validation</source>
            <translation>Validierung</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>Test</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Startwert</translation>
        </message>
        <message>
            <source>the order of the rows</source>
            <translation>die Reihenfolge der Zeilen</translation>
        </message>
        <message>
            <source>Each part keeps the target's shares; copies of a row stay together.</source>
            <translation>Jeder Teil behält die Anteile des Ziels; Kopien einer Zeile bleiben zusammen.</translation>
        </message>
        <message>
            <source>Rows of one value stay in one part, such as all visits of a patient.</source>
            <translation>Zeilen eines Wertes bleiben in einem Teil, etwa alle Besuche eines Patienten.</translation>
        </message>
        <message>
            <source>The earliest rows train, the latest test: for models that predict what comes.</source>
            <translation>Die frühesten Zeilen trainieren, die spätesten testen: für Modelle, die Kommendes vorhersagen.</translation>
        </message>
        <message>
            <source>The column holds train, validation and test, or their usual other names.</source>
            <translation>Die Spalte enthält train, validation und test oder ihre üblichen anderen Namen.</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>Nothing would be left to learn from</source>
            <translation>Es bliebe nichts übrig, woraus zu lernen wäre</translation>
        </message>
        <message>
            <source>Training and validation are more than 100 % together</source>
            <translation>Training und Validierung sind zusammen mehr als 100 %</translation>
        </message>
        <message>
            <source>The table has no column to split by so</source>
            <translation>Die Tabelle hat keine Spalte, nach der sich so aufteilen ließe</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Zeilen</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>Anteil</translation>
        </message>
        <message>
            <source>Mean of %1</source>
            <translation>Mittel von %1</translation>
        </message>
        <message>
            <source>In no part</source>
            <translation>In keinem Teil</translation>
        </message>
    </context>
    <context>
        <name>lathe::PreparePage</name>
        <message>
            <source>Prepare</source>
            <translation>Vorbereiten</translation>
        </message>
        <message>
            <source>Checks</source>
            <translation>Prüfungen</translation>
        </message>
        <message>
            <source>What would go wrong with this data</source>
            <translation>Was mit diesen Daten schiefginge</translation>
        </message>
        <message>
            <source>Faults are cheap here</source>
            <translation>Fehler sind hier billig</translation>
        </message>
        <message>
            <source>Lathe looks for copies that sit in training and test and for classes with too few examples; in tables for columns that give the answer away, for missing and impossible values; among pictures for those without a label, plain or broken ones. Each finding says what follows from it. Skip this, and a leak shows up as a good number that does not hold.</source>
            <translation>Lathe sucht Kopien, die in Training und Test zugleich stehen, und Klassen mit zu wenigen Beispielen; in Tabellen Spalten, die die Antwort verraten, fehlende und unmögliche Werte; unter Bildern solche ohne Klasse, einfarbige und kaputte. Jeder Befund sagt, was daraus folgt. Ohne das zeigt sich ein Leck als gute Zahl, die nicht hält.</translation>
        </message>
        <message>
            <source>Import pictures…</source>
            <translation>Bilder importieren…</translation>
        </message>
        <message>
            <source>Parts</source>
            <translation>Teile</translation>
        </message>
        <message>
            <source>A model learns from training, is chosen by validation and judged by test. Copies of a picture stay in one part.</source>
            <translation>Ein Modell lernt vom Training, wird nach der Validierung gewählt und am Test beurteilt. Kopien eines Bilds bleiben in einem Teil.</translation>
        </message>
        <message>
            <source>Split again</source>
            <translation>Neu aufteilen</translation>
        </message>
        <message>
            <source>Each part keeps the shares of the classes. The result is a new version, this one stays.</source>
            <translation>Jeder Teil behält die Klassenanteile. Das Ergebnis ist eine neue Version, diese bleibt.</translation>
        </message>
        <message>
            <source>The same seed gives the same parts</source>
            <translation>Derselbe Startwert gibt dieselben Teile</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>Validation</source>
            <translation>Validierung</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>Test</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Startwert</translation>
        </message>
        <message>
            <source>Split</source>
            <translation>Aufteilen</translation>
        </message>
        <message>
            <source>Training and validation are more than 100 % together</source>
            <translation>Training und Validierung sind zusammen mehr als 100 %</translation>
        </message>
        <message>
            <source>Nothing would be left to learn from</source>
            <translation>Zum Lernen bliebe nichts übrig</translation>
        </message>
        <message>
            <source>Checking</source>
            <translation>Wird geprüft</translation>
        </message>
        <message>
            <source>All checks pass</source>
            <translation>Alle Prüfungen bestanden</translation>
        </message>
        <message numerus="yes">
            <source>%n findings</source>
            <translation>
                <numerusform>%n Befund</numerusform>
                <numerusform>%n Befunde</numerusform>
            </translation>
        </message>
        <message>
            <source>In no part</source>
            <translation>In keinem Teil</translation>
        </message>
        <message>
            <source>Split %1</source>
            <translation>%1 aufteilen</translation>
        </message>
        <message>
            <source>Import data…</source>
            <translation>Daten importieren…</translation>
        </message>
    </context>
    <context>
        <name>lathe::ProblemsCard</name>
        <message>
            <source>Copy the list</source>
            <translation>Liste kopieren</translation>
        </message>
        <message>
            <source>and %1 more</source>
            <translation>und %1 weitere</translation>
        </message>
        <message numerus="yes">
            <source>%n broken file(s)</source>
            <translation>
                <numerusform>%n beschädigte Datei</numerusform>
                <numerusform>%n beschädigte Dateien</numerusform>
            </translation>
        </message>
        <message>
            <source>Left out</source>
            <translation>Ausgelassen</translation>
        </message>
        <message>
            <source>Under 3 of 255 grey levels from another picture</source>
            <translation>Weniger als 3 von 255 Graustufen neben einem anderen Bild</translation>
        </message>
        <message numerus="yes">
            <source>; %n in test or train has a twin in the other</source>
            <translation>
                <numerusform>; %n in Test oder Training hat einen Zwilling im anderen</numerusform>
                <numerusform>; %n in Test oder Training haben einen Zwilling im anderen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n near-duplicate(s)</source>
            <translation>
                <numerusform>%n Fast-Kopie</numerusform>
                <numerusform>%n Fast-Kopien</numerusform>
            </translation>
        </message>
        <message>
            <source>Imported and marked</source>
            <translation>Importiert und markiert</translation>
        </message>
        <message numerus="yes">
            <source>%n nearly plain picture(s)</source>
            <translation>
                <numerusform>%n fast einfarbiges Bild</numerusform>
                <numerusform>%n fast einfarbige Bilder</numerusform>
            </translation>
        </message>
        <message>
            <source>Hardly any contrast, so there is little to learn from</source>
            <translation>Kaum Kontrast, also wenig zu lernen</translation>
        </message>
        <message numerus="yes">
            <source>%n exact copy(s)</source>
            <translation>
                <numerusform>%n genaue Kopie</numerusform>
                <numerusform>%n genaue Kopien</numerusform>
            </translation>
        </message>
        <message>
            <source>Equal to the byte; copies stay together in one part where the source gives none</source>
            <translation>Bytegleich; Kopien bleiben in einem Teil, wo die Quelle keinen nennt</translation>
        </message>
        <message>
            <source>Imported</source>
            <translation>Importiert</translation>
        </message>
        <message numerus="yes">
            <source>%n picture(s) without a class</source>
            <translation>
                <numerusform>%n Bild ohne Klasse</numerusform>
                <numerusform>%n Bilder ohne Klasse</numerusform>
            </translation>
        </message>
        <message>
            <source>They lie beside the class folders; training leaves them out until they are labelled</source>
            <translation>Sie liegen neben den Klassenordnern; das Training lässt sie aus, bis sie eine Klasse haben</translation>
        </message>
        <message numerus="yes">
            <source>%n problem(s)</source>
            <translation>
                <numerusform>%n Problem</numerusform>
                <numerusform>%n Probleme</numerusform>
            </translation>
        </message>
        <message>
            <source>in %1 pictures</source>
            <translation>in %1 Bildern</translation>
        </message>
        <message>
            <source>nearly equals %1</source>
            <translation>fast gleich %1</translation>
        </message>
        <message>
            <source>nearly equals another picture</source>
            <translation>fast gleich einem anderen Bild</translation>
        </message>
        <message>
            <source>nearly plain</source>
            <translation>fast einfarbig</translation>
        </message>
        <message>
            <source>no class</source>
            <translation>keine Klasse</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) that cannot be read</source>
            <translation>
                <numerusform>%n Zeile, die sich nicht lesen lässt</numerusform>
                <numerusform>%n Zeilen, die sich nicht lesen lassen</numerusform>
            </translation>
        </message>
        <message>
            <source>Found by looking at the values; it can be corrected on the right</source>
            <translation>Durch Ansehen der Werte gefunden; rechts lässt es sich berichtigen</translation>
        </message>
        <message>
            <source>Assumed</source>
            <translation>Angenommen</translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) to know</source>
            <translation>
                <numerusform>%n Hinweis</numerusform>
                <numerusform>%n Hinweise</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) stay out</source>
            <translation>
                <numerusform>%n Zeile bleibt draußen</numerusform>
                <numerusform>%n Zeilen bleiben draußen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::Rail</name>
        <message>
            <source>In work</source>
            <translation>In Arbeit</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>Needs attention</source>
            <translation>Braucht Aufmerksamkeit</translation>
        </message>
        <message>
            <source>Nothing yet</source>
            <translation>Noch nichts</translation>
        </message>
        <message>
            <source>Fold</source>
            <translation>Einklappen</translation>
        </message>
        <message>
            <source>Stages</source>
            <translation>Stufen</translation>
        </message>
        <message>
            <source>Unfold (Ctrl+B)</source>
            <translation>Ausklappen (Strg+B)</translation>
        </message>
    </context>
    <context>
        <name>lathe::RegressionCharts</name>
        <message>
            <source>What is drawn against what</source>
            <translation>Was gegen was gezeichnet ist</translation>
        </message>
        <message>
            <source>Predicted and true</source>
            <translation>Vorhergesagt und wahr</translation>
        </message>
        <message>
            <source>Points on the line are predicted right</source>
            <translation>Punkte auf der Linie sind richtig vorhergesagt</translation>
        </message>
        <message>
            <source>Residuals</source>
            <translation>Residuen</translation>
        </message>
        <message>
            <source>A pattern means that something can still be learned</source>
            <translation>Ein Muster heißt, dass sich noch etwas lernen lässt</translation>
        </message>
        <message>
            <source>click a mark for its rows</source>
            <translation>ein Klick auf eine Marke zeigt ihre Zeilen</translation>
        </message>
        <message>
            <source>Predicted against true</source>
            <translation>Vorhergesagt gegen wahr</translation>
        </message>
        <message>
            <source>Residuals against predicted</source>
            <translation>Residuen gegen vorhergesagt</translation>
        </message>
        <message>
            <source>Rows of the mark</source>
            <translation>Zeilen der Marke</translation>
        </message>
        <message>
            <source>Predicted %1, true %2</source>
            <translation>Vorhergesagt %1, wahr %2</translation>
        </message>
        <message>
            <source>Errors by size or by slice</source>
            <translation>Fehler nach Größe oder nach Gruppe</translation>
        </message>
        <message>
            <source>Histogram</source>
            <translation>Histogramm</translation>
        </message>
        <message>
            <source>How often the model is off by how much</source>
            <translation>Wie oft das Modell um wie viel abweicht</translation>
        </message>
        <message>
            <source>By slice</source>
            <translation>Nach Gruppe</translation>
        </message>
        <message>
            <source>Where the model is off most</source>
            <translation>Wo das Modell am meisten abweicht</translation>
        </message>
        <message>
            <source>Column to slice by</source>
            <translation>Spalte, nach der gruppiert wird</translation>
        </message>
        <message>
            <source>Histogram of the residuals</source>
            <translation>Histogramm der Residuen</translation>
        </message>
        <message>
            <source>Mean absolute error by slice</source>
            <translation>Mittlerer absoluter Fehler nach Gruppe</translation>
        </message>
        <message>
            <source>Residual %1 to %2</source>
            <translation>Residuum %1 bis %2</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>true</source>
            <translation>wahr</translation>
        </message>
        <message>
            <source>predicted</source>
            <translation>vorhergesagt</translation>
        </message>
        <message>
            <source>true − predicted</source>
            <translation>wahr − vorhergesagt</translation>
        </message>
        <message>
            <source>MAE</source>
            <translation>MAE</translation>
        </message>
        <message>
            <source>all rows</source>
            <translation>alle Zeilen</translation>
        </message>
        <message>
            <source>%1 rows · farthest off first</source>
            <translation>%1 Zeilen · die größten Abweichungen zuerst</translation>
        </message>
    </context>
    <context>
        <name>lathe::RunInspector</name>
        <message>
            <source>%1 ago</source>
            <translation>vor %1</translation>
        </message>
        <message>
            <source>Algorithm</source>
            <translation>Verfahren</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>Jetzt</translation>
        </message>
        <message>
            <source>Closing this page keeps the run going.</source>
            <translation>Der Lauf geht nach dem Schließen der Seite weiter.</translation>
        </message>
        <message>
            <source>%1 parameters.</source>
            <translation>%1 Parameter.</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Startwert</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>Gerät</translation>
        </message>
        <message>
            <source>Start from</source>
            <translation>Ausgehend von</translation>
        </message>
        <message>
            <source>In the end</source>
            <translation>Am Ende</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>Tempo</translation>
        </message>
        <message>
            <source>%1 items/s</source>
            <translation>%1 Einträge/s</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>Speicher</translation>
        </message>
        <message>
            <source>At its highest</source>
            <translation>Am höchsten</translation>
        </message>
        <message>
            <source>Best epoch</source>
            <translation>Beste Epoche</translation>
        </message>
        <message>
            <source>Checkpoint</source>
            <translation>Zwischenstand</translation>
        </message>
        <message>
            <source>After epoch %1</source>
            <translation>Nach Epoche %1</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>%1 · %2 %3</source>
            <translation>%1 · %2 %3</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>Ziel</translation>
        </message>
    </context>
    <context>
        <name>lathe::RunList</name>
        <message>
            <source>Runs</source>
            <translation>Läufe</translation>
        </message>
    </context>
    <context>
        <name>lathe::RunListModel</name>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>Lauf</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Daten</translation>
        </message>
        <message>
            <source>Epochs</source>
            <translation>Epochen</translation>
        </message>
        <message>
            <source>Started</source>
            <translation>Begonnen</translation>
        </message>
        <message>
            <source>Metric</source>
            <translation>Maß</translation>
        </message>
    </context>
    <context>
        <name>lathe::RunTableModel</name>
        <message>
            <source>Training loss by epoch</source>
            <translation>Trainingsverlust nach Epoche</translation>
        </message>
        <message>
            <source>On the validation part</source>
            <translation>Auf dem Validierungsteil</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Algorithm</source>
            <translation>Verfahren</translation>
        </message>
        <message>
            <source>Dataset</source>
            <translation>Datensatz</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>Verlust</translation>
        </message>
        <message>
            <source>Duration</source>
            <translation>Dauer</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>Gerät</translation>
        </message>
        <message>
            <source>Started</source>
            <translation>Begonnen</translation>
        </message>
        <message>
            <source>automatic</source>
            <translation>automatisch</translation>
        </message>
        <message>
            <source>Metric</source>
            <translation>Maß</translation>
        </message>
        <message>
            <source>Second metric</source>
            <translation>Zweites Maß</translation>
        </message>
    </context>
    <context>
        <name>lathe::RunView</name>
        <message>
            <source>Loss</source>
            <translation>Verlust</translation>
        </message>
        <message>
            <source>Smoothing</source>
            <translation>Glättung</translation>
        </message>
        <message>
            <source>Weight of the past in the smoothed line; the raw points stay faint behind it</source>
            <translation>Gewicht der Vergangenheit in der geglätteten Linie; die rohen Punkte bleiben blass dahinter</translation>
        </message>
        <message>
            <source>no smoothing</source>
            <translation>keine Glättung</translation>
        </message>
        <message>
            <source>smoothing %1</source>
            <translation>Glättung %1</translation>
        </message>
        <message>
            <source>Curves or log</source>
            <translation>Kurven oder Protokoll</translation>
        </message>
        <message>
            <source>Curves</source>
            <translation>Kurven</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <source>epoch</source>
            <translation>Epoche</translation>
        </message>
        <message>
            <source>F1 by class, now</source>
            <translation>F1 nach Klasse, jetzt</translation>
        </message>
        <message>
            <source>click a bar for its items</source>
            <translation>Balken anklicken für seine Einträge</translation>
        </message>
        <message>
            <source>F1 by class, last epoch</source>
            <translation>F1 nach Klasse, letzte Epoche</translation>
        </message>
        <message>
            <source>Learning</source>
            <translation>Lernen</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Ergebnis</translation>
        </message>
        <message>
            <source>%1, validation</source>
            <translation>%1, Validierung</translation>
        </message>
        <message>
            <source>F1 by class, validation</source>
            <translation>F1 je Klasse, Validierung</translation>
        </message>
    </context>
    <context>
        <name>lathe::ScatterChart</name>
        <message>
            <source>predicted right</source>
            <translation>richtig vorhergesagt</translation>
        </message>
        <message>
            <source>no error</source>
            <translation>kein Fehler</translation>
        </message>
        <message numerus="yes">
            <source>%n rows here
%1 about %2
%3 about %4</source>
            <translation>
                <numerusform>%n Zeile hier
%1 etwa %2
%3 etwa %4</numerusform>
                <numerusform>%n Zeilen hier
%1 etwa %2
%3 etwa %4</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 %2
%3 %4</source>
            <translation>%1 %2
%3 %4</translation>
        </message>
    </context>
    <context>
        <name>lathe::ScoreCharts</name>
        <message>
            <source>Histogram of the scores</source>
            <translation>Histogramm der Punktzahlen</translation>
        </message>
        <message>
            <source>Scores</source>
            <translation>Punktzahlen</translation>
        </message>
        <message>
            <source>the higher, the more unusual · click a bar for its rows</source>
            <translation>je höher, desto ungewöhnlicher · ein Klick auf einen Balken zeigt seine Zeilen</translation>
        </message>
        <message>
            <source>Score %1 to %2</source>
            <translation>Punktzahl %1 bis %2</translation>
        </message>
        <message>
            <source>%1 rows · highest score first</source>
            <translation>%1 Zeilen · die höchste Punktzahl zuerst</translation>
        </message>
        <message>
            <source>score</source>
            <translation>Punktzahl</translation>
        </message>
    </context>
    <context>
        <name>lathe::SettingsPage</name>
        <message>
            <source>Component</source>
            <translation>Bestandteil</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>Licence</source>
            <translation>Lizenz</translation>
        </message>
        <message>
            <source>Used for</source>
            <translation>Wofür</translation>
        </message>
        <message>
            <source>Components</source>
            <translation>Bestandteile</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Look</source>
            <translation>Aussehen</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Farben</translation>
        </message>
        <message>
            <source>System</source>
            <translation>System</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <source>The language changes when the workspace is opened again</source>
            <translation>Die Sprache wechselt, wenn der Arbeitsbereich erneut geöffnet wird</translation>
        </message>
        <message>
            <source>Open again</source>
            <translation>Erneut öffnen</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>Work</source>
            <translation>Arbeit</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Zeigen</translation>
        </message>
        <message>
            <source>Open another…</source>
            <translation>Anderen öffnen…</translation>
        </message>
        <message>
            <source>Workspace</source>
            <translation>Arbeitsbereich</translation>
        </message>
        <message>
            <source>Your name</source>
            <translation>Ihr Name</translation>
        </message>
        <message>
            <source>The fastest</source>
            <translation>Das schnellste</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>Gerät</translation>
        </message>
        <message>
            <source>Measured</source>
            <translation>Gemessen</translation>
        </message>
        <message>
            <source>Threads</source>
            <translation>Threads</translation>
        </message>
        <message>
            <source>Device and threads are proposed for new runs. A run keeps what it was started with.</source>
            <translation>Gerät und Threads werden für neue Läufe vorgeschlagen. Ein Lauf behält, womit er begann.</translation>
        </message>
        <message>
            <source>About</source>
            <translation>Über Lathe</translation>
        </message>
        <message>
            <source>A workbench for the whole life of a machine-learning model. Everything stays on this machine: no account, no server, no telemetry.</source>
            <translation>Eine Werkbank für das ganze Leben eines gelernten Modells. Alles bleibt auf diesem Rechner: kein Konto, kein Server, keine Telemetrie.</translation>
        </message>
        <message>
            <source>Free software under the GNU General Public License, version 3 or later (GPL-3.0-or-later). It comes without any warranty.</source>
            <translation>Freie Software unter der GNU General Public License, Version 3 oder später (GPL-3.0-or-later). Ohne jede Gewährleistung.</translation>
        </message>
        <message>
            <source>Made with</source>
            <translation>Gemacht mit</translation>
        </message>
    </context>
    <context>
        <name>lathe::TableBrowser</name>
        <message>
            <source>Filter, such as price &lt; 20000</source>
            <translation>Filter, etwa preis &lt; 20000</translation>
        </message>
        <message>
            <source>Filter of rows</source>
            <translation>Zeilenfilter</translation>
        </message>
        <message>
            <source>Words that a row holds, or a condition: price &lt; 20000, sex = female and age is missing</source>
            <translation>Wörter, die eine Zeile enthält, oder eine Bedingung: price &lt; 20000, sex = female and age is missing</translation>
        </message>
        <message>
            <source>All rows</source>
            <translation>Alle Zeilen</translation>
        </message>
        <message>
            <source>Marked</source>
            <translation>Markiert</translation>
        </message>
        <message>
            <source>The rows that a check has marked</source>
            <translation>Die Zeilen, die eine Prüfung markiert hat</translation>
        </message>
        <message>
            <source>Show and hide columns</source>
            <translation>Spalten zeigen und verbergen</translation>
        </message>
        <message>
            <source>Raw</source>
            <translation>Roh</translation>
        </message>
        <message>
            <source>As it was brought in</source>
            <translation>Wie sie eingelesen wurde</translation>
        </message>
        <message>
            <source>Prepared</source>
            <translation>Aufbereitet</translation>
        </message>
        <message>
            <source>As the pipeline hands it to the algorithm</source>
            <translation>Wie die Pipeline sie dem Algorithmus übergibt</translation>
        </message>
        <message>
            <source>Marked %1</source>
            <translation>Markiert %1</translation>
        </message>
        <message numerus="yes">
            <source>%n columns</source>
            <translation>
                <numerusform>%n Spalte</numerusform>
                <numerusform>%n Spalten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n columns</source>
            <translation>
                <numerusform>%1 von %n Spalte</numerusform>
                <numerusform>%1 von %n Spalten</numerusform>
            </translation>
        </message>
        <message>
            <source>Looking…</source>
            <translation>Wird gesucht …</translation>
        </message>
        <message>
            <source>%1 of %2 rows</source>
            <translation>%1 von %2 Zeilen</translation>
        </message>
        <message>
            <source>This table has no rows</source>
            <translation>Diese Tabelle hat keine Zeilen</translation>
        </message>
        <message>
            <source>No row passes the filter</source>
            <translation>Keine Zeile entspricht dem Filter</translation>
        </message>
    </context>
    <context>
        <name>lathe::TableHeader</name>
        <message>
            <source>Columns</source>
            <translation>Spalten</translation>
        </message>
        <message>
            <source>row</source>
            <translation>Zeile</translation>
        </message>
        <message>
            <source>target</source>
            <translation>Ziel</translation>
        </message>
        <message>
            <source>id</source>
            <translation>Kennung</translation>
        </message>
        <message>
            <source>weight</source>
            <translation>Gewicht</translation>
        </message>
        <message>
            <source>ignored</source>
            <translation>ignoriert</translation>
        </message>
        <message>
            <source>%1 missing</source>
            <translation>%1 fehlen</translation>
        </message>
        <message>
            <source>Sort by %1, the smallest first</source>
            <translation>Nach %1 sortieren, kleinste zuerst</translation>
        </message>
        <message>
            <source>Sort by %1, the largest first</source>
            <translation>Nach %1 sortieren, größte zuerst</translation>
        </message>
        <message>
            <source>Back to the original order</source>
            <translation>Zurück zur ursprünglichen Reihenfolge</translation>
        </message>
        <message>
            <source>Outside of the shown range, %1 to %2</source>
            <translation>Außerhalb des gezeigten Bereichs, %1 bis %2</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 bis %2</translation>
        </message>
        <message>
            <source>%1 rows, %2</source>
            <translation>%1 Zeilen, %2</translation>
        </message>
        <message>
            <source>Holds marked cells</source>
            <translation>Enthält markierte Zellen</translation>
        </message>
    </context>
    <context>
        <name>lathe::TableModel</name>
        <message>
            <source>– missing</source>
            <translation>– fehlt</translation>
        </message>
        <message>
            <source>new</source>
            <translation>neu</translation>
        </message>
    </context>
    <context>
        <name>lathe::TableView</name>
        <message>
            <source>Table</source>
            <translation>Tabelle</translation>
        </message>
        <message>
            <source>Sort upwards</source>
            <translation>Aufsteigend sortieren</translation>
        </message>
        <message>
            <source>Sort downwards</source>
            <translation>Absteigend sortieren</translation>
        </message>
        <message>
            <source>Original order</source>
            <translation>Ursprüngliche Reihenfolge</translation>
        </message>
        <message>
            <source>Fit width</source>
            <translation>Breite anpassen</translation>
        </message>
        <message>
            <source>Hide column</source>
            <translation>Spalte verbergen</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Select all</source>
            <translation>Alles auswählen</translation>
        </message>
        <message>
            <source>Row %1, %2: %3</source>
            <translation>Zeile %1, %2: %3</translation>
        </message>
        <message>
            <source>Marked by a check</source>
            <translation>Von einer Prüfung markiert</translation>
        </message>
    </context>
    <context>
        <name>lathe::TextEditor</name>
        <message>
            <source>Choose file…</source>
            <translation>Datei wählen…</translation>
        </message>
        <message>
            <source>Choose file</source>
            <translation>Datei wählen</translation>
        </message>
    </context>
    <context>
        <name>lathe::ThresholdChart</name>
        <message>
            <source>Precision</source>
            <translation>Precision</translation>
        </message>
        <message>
            <source>Recall</source>
            <translation>Recall</translation>
        </message>
        <message>
            <source>F1</source>
            <translation>F1</translation>
        </message>
        <message>
            <source>Threshold</source>
            <translation>Schwelle</translation>
        </message>
        <message>
            <source>threshold on the probability of %1</source>
            <translation>Schwelle der Wahrscheinlichkeit von %1</translation>
        </message>
        <message>
            <source>score</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>threshold</source>
            <translation>Schwelle</translation>
        </message>
        <message>
            <source>%1, best F1</source>
            <translation>%1, bestes F1</translation>
        </message>
        <message>
            <source>threshold %1
precision %2, recall %3, F1 %4
%5 right, %6 wrongly taken, %7 missed</source>
            <translation>Schwelle %1
Precision %2, Recall %3, F1 %4
%5 richtig, %6 zu Unrecht, %7 verpasst</translation>
        </message>
        <message>
            <source>low</source>
            <translation>untere Grenze</translation>
        </message>
        <message>
            <source>high</source>
            <translation>obere Grenze</translation>
        </message>
        <message>
            <source>True positives</source>
            <translation>Richtig positive</translation>
        </message>
        <message>
            <source>False positives</source>
            <translation>Falsch positive</translation>
        </message>
        <message>
            <source>False negatives</source>
            <translation>Falsch negative</translation>
        </message>
    </context>
    <context>
        <name>lathe::ThumbnailLoader</name>
        <message>
            <source>The content is not at hand</source>
            <translation>Der Inhalt ist nicht zur Hand</translation>
        </message>
    </context>
    <context>
        <name>lathe::TopBar</name>
        <message>
            <source>Find a command, a run, an item</source>
            <translation>Befehl, Lauf, Datensatz finden</translation>
        </message>
        <message>
            <source>Find a command, a dataset or a run (Ctrl+K)</source>
            <translation>Befehl, Datensatz oder Lauf finden (Strg+K)</translation>
        </message>
        <message>
            <source>Inspector (Ctrl+I)</source>
            <translation>Inspektor (Strg+I)</translation>
        </message>
        <message>
            <source>Light theme</source>
            <translation>Helles Aussehen</translation>
        </message>
        <message>
            <source>Dark theme</source>
            <translation>Dunkles Aussehen</translation>
        </message>
    </context>
    <context>
        <name>lathe::TrainPage</name>
        <message>
            <source>There is nothing to learn from yet</source>
            <translation>Noch gibt es nichts zu lernen</translation>
        </message>
        <message>
            <source>Go to Collect</source>
            <translation>Zum Sammeln</translation>
        </message>
        <message>
            <source>The settings of a run stand here once there is a dataset.</source>
            <translation>Hier stehen die Einstellungen eines Laufs, sobald es einen Datensatz gibt.</translation>
        </message>
        <message>
            <source>New run</source>
            <translation>Neuer Lauf</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>Trainieren</translation>
        </message>
        <message>
            <source>Runs</source>
            <translation>Läufe</translation>
        </message>
        <message>
            <source>on this dataset</source>
            <translation>auf diesem Datensatz</translation>
        </message>
        <message>
            <source>on %1</source>
            <translation>auf %1</translation>
        </message>
        <message>
            <source>Load algorithms</source>
            <translation>Verfahren laden</translation>
        </message>
        <message>
            <source>Read runs</source>
            <translation>Läufe lesen</translation>
        </message>
        <message>
            <source>Check algorithms</source>
            <translation>Verfahren prüfen</translation>
        </message>
        <message>
            <source>Queue run</source>
            <translation>Lauf einreihen</translation>
        </message>
        <message>
            <source>Training needs a dataset: pictures with classes, or a table. Bring one in first, then choose an algorithm here and watch it learn.</source>
            <translation>Zum Trainieren braucht es einen Datensatz: Bilder mit Klassen oder eine Tabelle. Erst einen hereinholen, dann hier ein Verfahren wählen und ihm beim Lernen zusehen.</translation>
        </message>
        <message>
            <source>There is no algorithm for this target and task yet.</source>
            <translation>Für dieses Ziel und diese Aufgabe gibt es noch kein Verfahren.</translation>
        </message>
        <message>
            <source>Read columns</source>
            <translation>Spalten lesen</translation>
        </message>
        <message>
            <source>Find the best…</source>
            <translation>Das Beste finden …</translation>
        </message>
        <message>
            <source>Tries all algorithms for the target within a budget and compares them fairly</source>
            <translation>Probiert alle Verfahren für das Ziel in begrenzter Zeit und vergleicht sie gerecht</translation>
        </message>
        <message>
            <source>Find the best algorithm</source>
            <translation>Das beste Verfahren finden</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suchen</translation>
        </message>
    </context>
    <context>
        <name>lathe::TrainingGoal</name>
        <message>
            <source>numeric</source>
            <translation>Zahl</translation>
        </message>
        <message>
            <source>categorical</source>
            <translation>Kategorie</translation>
        </message>
        <message>
            <source>text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>yes or no</source>
            <translation>ja oder nein</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>Ziel</translation>
        </message>
        <message>
            <source>The column that is predicted</source>
            <translation>Die Spalte, die vorhergesagt wird</translation>
        </message>
        <message>
            <source>Task</source>
            <translation>Aufgabe</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Keines</translation>
        </message>
        <message>
            <source>%1 · %2</source>
            <translation>%1 · %2</translation>
        </message>
        <message>
            <source>This task learns from the rows alone</source>
            <translation>Diese Aufgabe lernt allein aus den Zeilen</translation>
        </message>
        <message>
            <source>The values of this column look like classes</source>
            <translation>Die Werte dieser Spalte sehen nach Klassen aus</translation>
        </message>
        <message>
            <source>The values of this column look like quantities</source>
            <translation>Die Werte dieser Spalte sehen nach Größen aus</translation>
        </message>
        <message>
            <source>Its values are classes</source>
            <translation>Ihre Werte sind Klassen</translation>
        </message>
        <message>
            <source>Its values are quantities</source>
            <translation>Ihre Werte sind Größen</translation>
        </message>
    </context>
    <context>
        <name>lathe::TrainingSettings</name>
        <message>
            <source>Algorithm</source>
            <translation>Verfahren</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>Lauf</translation>
        </message>
        <message>
            <source>automatic</source>
            <translation>automatisch</translation>
        </message>
        <message>
            <source>A whole number, 0 or more</source>
            <translation>Eine ganze Zahl, 0 oder mehr</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Empty: the next name of the algorithm</source>
            <translation>Leer: der nächste Name des Verfahrens</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Startwert</translation>
        </message>
        <message>
            <source>The same seed, data and settings give the same weights on the same CPU</source>
            <translation>Gleicher Startwert, gleiche Daten und Einstellungen geben auf derselben CPU gleiche Gewichte</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>Gerät</translation>
        </message>
        <message>
            <source>Where to compute</source>
            <translation>Wo gerechnet wird</translation>
        </message>
        <message>
            <source>Start from</source>
            <translation>Ausgehend von</translation>
        </message>
        <message>
            <source>Weights to start from: a file or an earlier run</source>
            <translation>Ausgangsgewichte: eine Datei oder ein früherer Lauf</translation>
        </message>
        <message>
            <source>Automatic</source>
            <translation>Automatisch</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>%1 of memory, %2 free</source>
            <translation>%1 Speicher, %2 frei</translation>
        </message>
        <message>
            <source>Nothing</source>
            <translation>Nichts</translation>
        </message>
        <message>
            <source>File…</source>
            <translation>Datei…</translation>
        </message>
        <message>
            <source>Weights to start from</source>
            <translation>Ausgangsgewichte</translation>
        </message>
        <message>
            <source>Weights (*.safetensors *.pt *.pth *.th *.bin);;All files (*)</source>
            <translation>Gewichte (*.safetensors *.pt *.pth *.th *.bin);;Alle Dateien (*)</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Keines</translation>
        </message>
        <message>
            <source>There is no algorithm for this target and task.</source>
            <translation>Für dieses Ziel und diese Aufgabe gibt es kein Verfahren.</translation>
        </message>
    </context>
    <context>
        <name>lathe::PipelineList</name>
        <message>
            <source>Steps of the pipeline</source>
            <translation>Schritte der Pipeline</translation>
        </message>
        <message>
            <source>Drag, or Alt+↑ and Alt+↓, to reorder; Space switches a step off, Delete removes it</source>
            <translation>Ziehen oder Alt+↑ und Alt+↓ ordnen um; die Leertaste schaltet einen Schritt ab, Entf entfernt ihn</translation>
        </message>
        <message>
            <source>on</source>
            <translation>an</translation>
        </message>
        <message>
            <source>off</source>
            <translation>aus</translation>
        </message>
    </context>
    <context>
        <name>lathe::PipelinePanel</name>
        <message>
            <source>Pipeline</source>
            <translation>Pipeline</translation>
        </message>
        <message>
            <source>Add step…</source>
            <translation>Schritt hinzufügen…</translation>
        </message>
        <message>
            <source>No steps yet. Algorithms fill, encode and scale by themselves as they need it; a pipeline says how.</source>
            <translation>Noch keine Schritte. Algorithmen füllen, kodieren und skalieren selbst, wie sie es brauchen; eine Pipeline sagt, wie.</translation>
        </message>
        <message>
            <source>Remove this step</source>
            <translation>Diesen Schritt entfernen</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Ergebnis</translation>
        </message>
        <message>
            <source>Parts</source>
            <translation>Teile</translation>
        </message>
        <message>
            <source>Travels with the model: raw rows go in.</source>
            <translation>Reist mit dem Modell: rohe Zeilen gehen hinein.</translation>
        </message>
        <message>
            <source>Propose steps</source>
            <translation>Schritte vorschlagen</translation>
        </message>
        <message>
            <source>Looks at the columns and proposes a pipeline with reasons</source>
            <translation>Sieht die Spalten an und schlägt eine Pipeline mit Gründen vor</translation>
        </message>
        <message numerus="yes">
            <source>Fitted on train only, %n rows. Drag, or Alt+↑ and Alt+↓, to reorder.</source>
            <translation>
                <numerusform>Nur auf Training angepasst, %n Zeile. Ziehen oder Alt+↑ und Alt+↓ ordnen um.</numerusform>
                <numerusform>Nur auf Training angepasst, %n Zeilen. Ziehen oder Alt+↑ und Alt+↓ ordnen um.</numerusform>
            </translation>
        </message>
        <message>
            <source>Inputs</source>
            <translation>Eingaben</translation>
        </message>
        <message>
            <source>Features</source>
            <translation>Merkmale</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>Ziel</translation>
        </message>
        <message numerus="yes">
            <source>%n column(s)</source>
            <translation>
                <numerusform>%n Spalte</numerusform>
                <numerusform>%n Spalten</numerusform>
            </translation>
        </message>
        <message>
            <source>No column has the role of a target; training asks for one</source>
            <translation>Keine Spalte ist das Ziel; das Training fragt danach</translation>
        </message>
        <message>
            <source>Off</source>
            <translation>Aus</translation>
        </message>
        <message>
            <source>Tried on %1 of %2 training rows, drawn by chance; a run fits on all. Drag, or Alt+↑ and Alt+↓, to reorder.</source>
            <translation>An %1 von %2 Trainingszeilen ausprobiert, zufällig gezogen; ein Lauf passt an allen an. Ziehen oder Alt+↑ und Alt+↓ ordnen um.</translation>
        </message>
    </context>
    <context>
        <name>lathe::TableChecksCard</name>
        <message>
            <source>Checks</source>
            <translation>Prüfungen</translation>
        </message>
        <message>
            <source>Checking</source>
            <translation>Wird geprüft</translation>
        </message>
        <message numerus="yes">
            <source>All %n pass</source>
            <translation>
                <numerusform>%n besteht</numerusform>
                <numerusform>Alle %n bestehen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n need attention</source>
            <translation>
                <numerusform>%n braucht Aufmerksamkeit</numerusform>
                <numerusform>%n brauchen Aufmerksamkeit</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n pass</source>
            <translation>
                <numerusform>%n besteht</numerusform>
                <numerusform>%n bestehen</numerusform>
            </translation>
        </message>
        <message>
            <source>Show row</source>
            <translation>Zeile zeigen</translation>
        </message>
        <message>
            <source>Show rows</source>
            <translation>Zeilen zeigen</translation>
        </message>
        <message>
            <source>Show column</source>
            <translation>Spalte zeigen</translation>
        </message>
    </context>
    <context>
        <name>lathe::ValueBars</name>
        <message>
            <source>rows</source>
            <translation>Zeilen</translation>
        </message>
        <message>
            <source>%1: %2 %3</source>
            <translation>%1: %2 %3</translation>
        </message>
        <message>
            <source>95 % interval %1 to %2</source>
            <translation>95-%-Intervall %1 bis %2</translation>
        </message>
        <message>
            <source>%1 rows</source>
            <translation>%1 Zeilen</translation>
        </message>
        <message>
            <source>Low</source>
            <translation>Unten</translation>
        </message>
        <message>
            <source>High</source>
            <translation>Oben</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Zeilen</translation>
        </message>
        <message>
            <source>a click shows the rows</source>
            <translation>ein Klick zeigt die Zeilen</translation>
        </message>
    </context>
    <context>
        <name>lathe::DecisionView</name>
        <message>
            <source>Class against the rest</source>
            <translation>Klasse gegen den Rest</translation>
        </message>
        <message>
            <source>Recalibrate</source>
            <translation>Nachkalibrieren</translation>
        </message>
        <message>
            <source>As the model says</source>
            <translation>Wie das Modell sagt</translation>
        </message>
        <message>
            <source>Temperature</source>
            <translation>Temperatur</translation>
        </message>
        <message>
            <source>Sigmoid (Platt)</source>
            <translation>Sigmoid (Platt)</translation>
        </message>
        <message>
            <source>Isotonic</source>
            <translation>Isoton</translation>
        </message>
        <message>
            <source>Calibration</source>
            <translation>Kalibrierung</translation>
        </message>
        <message>
            <source>Threshold</source>
            <translation>Schwelle</translation>
        </message>
        <message>
            <source>Likeliest class</source>
            <translation>Wahrscheinlichste Klasse</translation>
        </message>
        <message>
            <source>Best F1</source>
            <translation>Bestes F1</translation>
        </message>
        <message>
            <source>Lowest cost</source>
            <translation>Geringste Kosten</translation>
        </message>
        <message>
            <source>A value</source>
            <translation>Ein Wert</translation>
        </message>
        <message>
            <source>What an item costs that is wrongly taken for the class</source>
            <translation>Was ein Fall kostet, der fälschlich für die Klasse gehalten wird</translation>
        </message>
        <message>
            <source>What an item of the class costs that is missed</source>
            <translation>Was ein Fall der Klasse kostet, der übersehen wird</translation>
        </message>
        <message>
            <source>false alarm</source>
            <translation>Fehlalarm</translation>
        </message>
        <message>
            <source>miss</source>
            <translation>übersehen</translation>
        </message>
        <message>
            <source>Store with the run</source>
            <translation>Beim Lauf speichern</translation>
        </message>
        <message>
            <source>Decide</source>
            <translation>Entscheiden</translation>
        </message>
        <message>
            <source>Calibration error</source>
            <translation>Kalibrierungsfehler</translation>
        </message>
        <message>
            <source>Brier score</source>
            <translation>Brier-Wert</translation>
        </message>
        <message>
            <source>click a bar for its rows</source>
            <translation>ein Balken zeigt seine Zeilen</translation>
        </message>
        <message>
            <source>%1 from %2</source>
            <translation>%1 ab %2</translation>
        </message>
        <message>
            <source>Cost</source>
            <translation>Kosten</translation>
        </message>
        <message>
            <source>Accuracy</source>
            <translation>Genauigkeit</translation>
        </message>
        <message>
            <source>Macro F1</source>
            <translation>Makro-F1</translation>
        </message>
        <message>
            <source>F1 of %1</source>
            <translation>F1 von %1</translation>
        </message>
        <message>
            <source>fitted on validation, shown on test</source>
            <translation>auf Validierung angepasst, gezeigt auf Test</translation>
        </message>
        <message>
            <source>fitted on validation, see Test too</source>
            <translation>auf Validierung angepasst, siehe auch Test</translation>
        </message>
        <message>
            <source>Not stored yet</source>
            <translation>Noch nicht gespeichert</translation>
        </message>
        <message>
            <source>As the run decides now</source>
            <translation>Wie der Lauf jetzt entscheidet</translation>
        </message>
        <message>
            <source>Store the decision</source>
            <translation>Entscheidung speichern</translation>
        </message>
        <message>
            <source>%1 with %2 to %3</source>
            <translation>%1 mit %2 bis %3</translation>
        </message>
        <message>
            <source>%1 items, %2 of the class</source>
            <translation>%1 Fälle, %2 der Klasse</translation>
        </message>
        <message>
            <source>%1 wrongly taken, %2 missed</source>
            <translation>%1 fälschlich genommen, %2 übersehen</translation>
        </message>
    </context>
    <context>
        <name>lathe::AlgorithmCurvesView</name>
        <message>
            <source>Kind of curve</source>
            <translation>Art der Kurve</translation>
        </message>
        <message>
            <source>Learning curve</source>
            <translation>Lernkurve</translation>
        </message>
        <message>
            <source>Whether more rows would help</source>
            <translation>Ob mehr Zeilen helfen würden</translation>
        </message>
        <message>
            <source>Validation curve</source>
            <translation>Validierungskurve</translation>
        </message>
        <message>
            <source>Which value of a parameter is too simple, which too complex</source>
            <translation>Welcher Wert eines Parameters zu einfach ist, welcher zu verwickelt</translation>
        </message>
        <message>
            <source>Parameter</source>
            <translation>Parameter</translation>
        </message>
        <message>
            <source>Metric</source>
            <translation>Maß</translation>
        </message>
        <message>
            <source>Judged on</source>
            <translation>Beurteilt auf</translation>
        </message>
        <message>
            <source>Validation part</source>
            <translation>Validierungsteil</translation>
        </message>
        <message>
            <source>5 folds of the training part</source>
            <translation>5 Teile des Trainingsteils</translation>
        </message>
        <message>
            <source>Draw</source>
            <translation>Zeichnen</translation>
        </message>
        <message>
            <source>Draw again</source>
            <translation>Neu zeichnen</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Read curves</source>
            <translation>Kurven lesen</translation>
        </message>
        <message>
            <source>Validation curve of %1</source>
            <translation>Validierungskurve von %1</translation>
        </message>
        <message>
            <source>Fitting…</source>
            <translation>Wird angepasst …</translation>
        </message>
        <message>
            <source>Not drawn yet: fits the run's steps and algorithm again on 10, 20, 40, 70 and 100 % of its rows, three times each</source>
            <translation>Noch nicht gezeichnet: passt Schritte und Algorithmus des Laufs auf 10, 20, 40, 70 und 100 % seiner Zeilen neu an, je dreimal</translation>
        </message>
        <message>
            <source>Not drawn yet: fits the run's steps and algorithm again with some seven values of the parameter</source>
            <translation>Noch nicht gezeichnet: passt Schritte und Algorithmus des Laufs mit etwa sieben Werten des Parameters neu an</translation>
        </message>
        <message>
            <source>rows learned from</source>
            <translation>gelernte Zeilen</translation>
        </message>
        <message numerus="yes">
            <source>validation: %n folds of the training part</source>
            <translation>
                <numerusform>Validierung: %n Teil des Trainingsteils</numerusform>
                <numerusform>Validierung: %n Teile des Trainingsteils</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>validation: the validation part, drawn %n time(s)</source>
            <translation>
                <numerusform>Validierung: der Validierungsteil, einmal gezogen</numerusform>
                <numerusform>Validierung: der Validierungsteil, %n Mal gezogen</numerusform>
            </translation>
        </message>
        <message>
            <source>bands: standard deviation</source>
            <translation>Bänder: Standardabweichung</translation>
        </message>
        <message>
            <source>dashed: the run's own value</source>
            <translation>gestrichelt: der Wert des Laufs</translation>
        </message>
        <message numerus="yes">
            <source>%n point(s) could not be fitted</source>
            <translation>
                <numerusform>%n Punkt ließ sich nicht anpassen</numerusform>
                <numerusform>%n Punkte ließen sich nicht anpassen</numerusform>
            </translation>
        </message>
        <message>
            <source>Elbow</source>
            <translation>Ellbogen</translation>
        </message>
    </context>
    <context>
        <name>lathe::CalibrationChart</name>
        <message>
            <source>before</source>
            <translation>vorher</translation>
        </message>
        <message>
            <source>recalibrated</source>
            <translation>nachkalibriert</translation>
        </message>
        <message>
            <source>Calibration</source>
            <translation>Kalibrierung</translation>
        </message>
        <message>
            <source>probability</source>
            <translation>Wahrscheinlichkeit</translation>
        </message>
        <message>
            <source>probability of %1</source>
            <translation>Wahrscheinlichkeit von %1</translation>
        </message>
        <message>
            <source>share that is</source>
            <translation>Anteil, der es ist</translation>
        </message>
        <message>
            <source>probability %1 on average
%2 are of the class (%3 to %4)
%5 of %6</source>
            <translation>Wahrscheinlichkeit im Mittel %1\n%2 sind von der Klasse (%3 bis %4)\n%5 von %6</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Von</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Bis</translation>
        </message>
        <message>
            <source>Items</source>
            <translation>Fälle</translation>
        </message>
        <message>
            <source>Of the class</source>
            <translation>Von der Klasse</translation>
        </message>
        <message>
            <source>Mean probability</source>
            <translation>Mittlere Wahrscheinlichkeit</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>Anteil</translation>
        </message>
        <message>
            <source>low</source>
            <translation>unten</translation>
        </message>
        <message>
            <source>high</source>
            <translation>oben</translation>
        </message>
    </context>
    <context>
        <name>lathe::ScoreChart</name>
        <message>
            <source>Train</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>Validation</source>
            <translation>Validierung</translation>
        </message>
        <message>
            <source>Scores of the algorithm</source>
            <translation>Werte des Algorithmus</translation>
        </message>
        <message>
            <source>%1: %2, %3 rows
train %4
validation %5
fitted in %6</source>
            <translation>%1: %2, %3 Zeilen\nTraining %4\nValidierung %5\nangepasst in %6</translation>
        </message>
        <message>
            <source>At</source>
            <translation>Bei</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Zeilen</translation>
        </message>
        <message>
            <source>low</source>
            <translation>unten</translation>
        </message>
        <message>
            <source>high</source>
            <translation>oben</translation>
        </message>
        <message>
            <source>Seconds to fit</source>
            <translation>Sekunden zum Anpassen</translation>
        </message>
    </context>
    <context>
        <name>lathe::MapCharts</name>
        <message>
            <source>Map</source>
            <translation>Karte</translation>
        </message>
        <message>
            <source>click a point for its row</source>
            <translation>ein Klick auf einen Punkt zeigt seine Zeile</translation>
        </message>
        <message>
            <source>Coloured by</source>
            <translation>Eingefärbt nach</translation>
        </message>
        <message>
            <source>Map of the rows</source>
            <translation>Karte der Zeilen</translation>
        </message>
        <message>
            <source>Rows of the mark</source>
            <translation>Zeilen der Marke</translation>
        </message>
        <message>
            <source>%1 rows</source>
            <translation>%1 Zeilen</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>nichts</translation>
        </message>
    </context>
    <context>
        <name>lathe::ForecastChart</name>
        <message>
            <source>true</source>
            <translation>wahr</translation>
        </message>
        <message>
            <source>forecast, with its 80 and 95 % ranges</source>
            <translation>Prognose mit 80- und 95-%-Bereich</translation>
        </message>
        <message>
            <source>Forecast</source>
            <translation>Prognose</translation>
        </message>
        <message>
            <source>true %1</source>
            <translation>wahr %1</translation>
        </message>
        <message>
            <source>forecast %1</source>
            <translation>Prognose %1</translation>
        </message>
        <message>
            <source>80 % from %1 to %2</source>
            <translation>80 % von %1 bis %2</translation>
        </message>
        <message>
            <source>95 % from %1 to %2</source>
            <translation>95 % von %1 bis %2</translation>
        </message>
        <message>
            <source>True</source>
            <translation>Wahr</translation>
        </message>
        <message>
            <source>80 % low</source>
            <translation>80 % unten</translation>
        </message>
        <message>
            <source>80 % high</source>
            <translation>80 % oben</translation>
        </message>
        <message>
            <source>95 % low</source>
            <translation>95 % unten</translation>
        </message>
        <message>
            <source>95 % high</source>
            <translation>95 % oben</translation>
        </message>
    </context>
    <context>
        <name>lathe::ForecastCharts</name>
        <message>
            <source>Forecast</source>
            <translation>Prognose</translation>
        </message>
        <message>
            <source>click for the row</source>
            <translation>ein Klick zeigt die Zeile</translation>
        </message>
        <message>
            <source>Row of the mark</source>
            <translation>Zeile der Marke</translation>
        </message>
        <message>
            <source>The 80 % range held %1, the 95 % range %2 of the values</source>
            <translation>Der 80-%-Bereich enthielt %1, der 95-%-Bereich %2 der Werte</translation>
        </message>
    </context>
    <context>
        <name>lathe::DependenceChart</name>
        <message>
            <source>Dependence on a column</source>
            <translation>Abhängigkeit von einer Spalte</translation>
        </message>
        <message>
            <source>%1 = %2
mean %3</source>
            <translation>%1 = %2\nMittel %3</translation>
        </message>
        <message>
            <source>Mean of %1</source>
            <translation>Mittel von %1</translation>
        </message>
    </context>
    <context>
        <name>lathe::ExplainView</name>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>What the model goes by</source>
            <translation>Wonach das Modell geht</translation>
        </message>
        <message>
            <source>Kind of importance</source>
            <translation>Art der Wichtigkeit</translation>
        </message>
        <message>
            <source>Shuffled</source>
            <translation>Gemischt</translation>
        </message>
        <message>
            <source>How much worse the model judges when the column is shuffled</source>
            <translation>Um wie viel schlechter das Modell urteilt, wenn die Spalte gemischt wird</translation>
        </message>
        <message>
            <source>SHAP</source>
            <translation>SHAP</translation>
        </message>
        <message>
            <source>How far the column moves the answers of rows on average</source>
            <translation>Wie weit die Spalte die Antworten im Mittel bewegt</translation>
        </message>
        <message>
            <source>Importance of columns</source>
            <translation>Wichtigkeit der Spalten</translation>
        </message>
        <message>
            <source>Dependence on a column</source>
            <translation>Abhängigkeit von einer Spalte</translation>
        </message>
        <message>
            <source>click a column; thin lines are single rows</source>
            <translation>Spalte anklicken; dünne Linien sind einzelne Zeilen</translation>
        </message>
        <message>
            <source>Explain run</source>
            <translation>Lauf erklären</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Abgebrochen</translation>
        </message>
        <message>
            <source>Shuffling columns and asking the model…</source>
            <translation>Spalten werden gemischt und das Modell befragt …</translation>
        </message>
        <message>
            <source>%1 gets worse by so much</source>
            <translation>um so viel wird %1 schlechter</translation>
        </message>
        <message>
            <source>Column</source>
            <translation>Spalte</translation>
        </message>
        <message>
            <source>Drop</source>
            <translation>Verlust</translation>
        </message>
        <message>
            <source>log-odds of %1, exact for trees</source>
            <translation>Log-Odds von %1, bei Bäumen exakt</translation>
        </message>
        <message>
            <source>probability of %1</source>
            <translation>Wahrscheinlichkeit von %1</translation>
        </message>
        <message>
            <source>Mean |SHAP|</source>
            <translation>Mittel |SHAP|</translation>
        </message>
        <message>
            <source>Dependence on %1</source>
            <translation>Abhängigkeit von %1</translation>
        </message>
        <message>
            <source>Varying %1…</source>
            <translation>%1 wird verändert …</translation>
        </message>
        <message>
            <source>Explanation of %1</source>
            <translation>Erklärung von %1</translation>
        </message>
        <message>
            <source>Tree</source>
            <translation>Baum</translation>
        </message>
        <message>
            <source>the wheel zooms, dragging moves, a double click shows all</source>
            <translation>Mausrad vergrößert, Ziehen verschiebt, Doppelklick zeigt alles</translation>
        </message>
        <message>
            <source>Which tree</source>
            <translation>Welcher Baum</translation>
        </message>
        <message>
            <source> of %1</source>
            <translation> von %1</translation>
        </message>
        <message>
            <source>One row</source>
            <translation>Eine Zeile</translation>
        </message>
        <message>
            <source>How each column moves the answer of one row away from the mean</source>
            <translation>Wie jede Spalte die Antwort einer Zeile vom Mittel wegbewegt</translation>
        </message>
        <message>
            <source>Which row</source>
            <translation>Welche Zeile</translation>
        </message>
        <message>
            <source>%1 = %2</source>
            <translation>%1 = %2</translation>
        </message>
        <message>
            <source>row %1 of the dataset</source>
            <translation>Zeile %1 des Datensatzes</translation>
        </message>
        <message>
            <source>a click shows the dependence on the column</source>
            <translation>ein Klick zeigt die Abhängigkeit von der Spalte</translation>
        </message>
        <message>
            <source>thin lines are single rows; click a value for its rows</source>
            <translation>dünne Linien sind einzelne Zeilen; ein Klick auf einen Wert zeigt seine Zeilen</translation>
        </message>
        <message>
            <source>click a node for its rows; the wheel zooms, dragging moves, a double click shows all</source>
            <translation>ein Klick auf einen Knoten zeigt seine Zeilen; das Rad vergrößert, Ziehen verschiebt, ein Doppelklick zeigt alles</translation>
        </message>
        <message>
            <source>Rows of a cut node: %1</source>
            <translation>Zeilen eines gekürzten Knotens: %1</translation>
        </message>
        <message>
            <source>Rows of a leaf: %1</source>
            <translation>Zeilen eines Blatts: %1</translation>
        </message>
        <message>
            <source>Rows asked “%1”</source>
            <translation>Zeilen mit der Frage „%1“</translation>
        </message>
        <message>
            <source>Rows with %1 = %2</source>
            <translation>Zeilen mit %1 = %2</translation>
        </message>
        <message>
            <source>Rows with %1 near %2</source>
            <translation>Zeilen mit %1 nahe %2</translation>
        </message>
        <message>
            <source>Row %1 of the dataset</source>
            <translation>Zeile %1 des Datensatzes</translation>
        </message>
        <message>
            <source>“%1” is made by the steps from several columns, so there is no single column to vary</source>
            <translation>„%1“ machen die Schritte aus mehreren Spalten, es gibt also keine einzelne Spalte zum Verändern</translation>
        </message>
        <message>
            <source>%1 is missing</source>
            <translation>%1 fehlt</translation>
        </message>
    </context>
    <context>
        <name>lathe::TreeView</name>
        <message>
            <source>Decision tree</source>
            <translation>Entscheidungsbaum</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>ja</translation>
        </message>
        <message>
            <source>no</source>
            <translation>nein</translation>
        </message>
        <message>
            <source>more below</source>
            <translation>weiter darunter</translation>
        </message>
        <message>
            <source>leaf</source>
            <translation>Blatt</translation>
        </message>
        <message>
            <source>weight of rows %1</source>
            <translation>Gewicht der Zeilen %1</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) of this part come by; a click shows them</source>
            <translation>
                <numerusform>%n Zeile dieses Teils kommt vorbei; ein Klick zeigt sie</numerusform>
                <numerusform>%n Zeilen dieses Teils kommen vorbei; ein Klick zeigt sie</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::WaterfallChart</name>
        <message>
            <source>Mean answer</source>
            <translation>Mittlere Antwort</translation>
        </message>
        <message>
            <source>Answer of this row</source>
            <translation>Antwort dieser Zeile</translation>
        </message>
        <message>
            <source>SHAP values of one row</source>
            <translation>SHAP-Werte einer Zeile</translation>
        </message>
        <message>
            <source>all others</source>
            <translation>alle übrigen</translation>
        </message>
        <message>
            <source>Column</source>
            <translation>Spalte</translation>
        </message>
        <message>
            <source>SHAP value</source>
            <translation>SHAP-Wert</translation>
        </message>
        <message>
            <source>Answer so far</source>
            <translation>Antwort bis hier</translation>
        </message>
        <message>
            <source>a click shows the row</source>
            <translation>ein Klick zeigt die Zeile</translation>
        </message>
        <message>
            <source>a click shows the dependence on %1</source>
            <translation>ein Klick zeigt die Abhängigkeit von %1</translation>
        </message>
    </context>
    <context>
        <name>lathe::BestSearch</name>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>How long algorithms are tried; the last training of the winner comes after it.</source>
            <translation>So lange werden Verfahren ausprobiert; danach wird der Sieger noch einmal trainiert.</translation>
        </message>
        <message>
            <source>no limit</source>
            <translation>keine Grenze</translation>
        </message>
        <message>
            <source>Most trials</source>
            <translation>Höchstens Versuche</translation>
        </message>
        <message>
            <source>Besides the baselines. Without any limit there are 50.</source>
            <translation>Neben den Vergleichsmaßen. Ganz ohne Grenze sind es 50.</translation>
        </message>
        <message>
            <source>Compare by</source>
            <translation>Vergleichen nach</translation>
        </message>
        <message>
            <source>The measure that the trials are ranked by.</source>
            <translation>Das Maß, nach dem die Versuche geordnet werden.</translation>
        </message>
        <message>
            <source>Folds</source>
            <translation>Teile</translation>
        </message>
        <message>
            <source>All trials are judged on the same folds of the training part.</source>
            <translation>Alle Versuche werden an denselben Teilen der Trainingszeilen gemessen.</translation>
        </message>
        <message>
            <source>Repeats</source>
            <translation>Wiederholungen</translation>
        </message>
        <message>
            <source>Draws of the folds; more make the intervals narrower and cost as much more time.</source>
            <translation>So oft wird neu geteilt; mehr macht die Intervalle enger und kostet entsprechend Zeit.</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Startwert</translation>
        </message>
        <message>
            <source>The same seed tries the same settings.</source>
            <translation>Derselbe Startwert probiert dieselben Einstellungen.</translation>
        </message>
        <message>
            <source>Find the best</source>
            <translation>Das Beste finden</translation>
        </message>
        <message>
            <source>Searches of this dataset</source>
            <translation>Suchen in diesem Datensatz</translation>
        </message>
        <message>
            <source>Choose an algorithm</source>
            <translation>Verfahren wählen</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Judge the winner</source>
            <translation>Sieger beurteilen</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>Let Lathe try the algorithms</source>
            <translation>Lathe die Verfahren ausprobieren lassen</translation>
        </message>
        <message>
            <source>A search fits every algorithm for this target on the same folds of the training part: first the baselines, then sensible first guesses, then settings that the results so far suggest. Trials that fall behind are stopped early. The test part is not looked at until the winner is trained.</source>
            <translation>Eine Suche passt jedes Verfahren für dieses Ziel an denselben Teilen der Trainingszeilen an: zuerst die Vergleichsmaße, dann vernünftige Voreinstellungen, dann Einstellungen, die sich aus den bisherigen Ergebnissen ergeben. Wer zurückfällt, hört früh auf. Die Testzeilen bleiben unberührt, bis der Sieger trainiert ist.</translation>
        </message>
        <message>
            <source>Leaderboard</source>
            <translation>Rangliste</translation>
        </message>
        <message>
            <source>click a trial for its run</source>
            <translation>ein Klick auf einen Versuch öffnet seinen Lauf</translation>
        </message>
        <message>
            <source>What comes first ends it: the time or the trials.</source>
            <translation>Was zuerst erreicht ist, beendet sie: die Zeit oder die Versuche.</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 aus %2</translation>
        </message>
        <message>
            <source>Find the best for %1</source>
            <translation>Das Beste für %1 finden</translation>
        </message>
        <message>
            <source>The search was stopped</source>
            <translation>Die Suche wurde angehalten</translation>
        </message>
        <message>
            <source>What was tried so far is kept.</source>
            <translation>Was bis dahin probiert wurde, bleibt erhalten.</translation>
        </message>
        <message>
            <source>Read searches</source>
            <translation>Suchen lesen</translation>
        </message>
        <message>
            <source>%1 differs by %2 (%3 to %4, %5).</source>
            <translation>Unterschied in %1: %2 (%3 bis %4, %5).</translation>
        </message>
        <message>
            <source>The winner is significantly better than the baseline %1.</source>
            <translation>Der Sieger ist nachweisbar besser als das Vergleichsmaß %1.</translation>
        </message>
        <message>
            <source>The winner is not significantly better than the baseline %1.</source>
            <translation>Der Sieger ist nicht nachweisbar besser als das Vergleichsmaß %1.</translation>
        </message>
        <message>
            <source>It is significantly better than the runner-up %1.</source>
            <translation>Er ist nachweisbar besser als der Zweite, %1.</translation>
        </message>
        <message>
            <source>It is not significantly better than the runner-up %1.</source>
            <translation>Er ist nicht nachweisbar besser als der Zweite, %1.</translation>
        </message>
        <message>
            <source>Searching</source>
            <translation>Sucht</translation>
        </message>
        <message numerus="yes">
            <source>%n trials</source>
            <translation>
                <numerusform>%n Versuch</numerusform>
                <numerusform>%n Versuche</numerusform>
            </translation>
        </message>
        <message>
            <source>p &lt; %1</source>
            <translation>p &lt; %1</translation>
        </message>
        <message>
            <source>p = %1</source>
            <translation>p = %1</translation>
        </message>
        <message>
            <source>No trial is through all its folds, so nothing can be said of a winner.</source>
            <translation>Kein Versuch ist durch alle Teile, darum lässt sich über einen Sieger nichts sagen.</translation>
        </message>
        <message>
            <source>A search for %1 is running</source>
            <translation>Eine Suche für %1 läuft</translation>
        </message>
        <message>
            <source>Stopping</source>
            <translation>Hält an</translation>
        </message>
    </context>
    <context>
        <name>lathe::LeaderboardModel</name>
        <message>
            <source>yes</source>
            <translation>ja</translation>
        </message>
        <message>
            <source>no</source>
            <translation>nein</translation>
        </message>
        <message>
            <source>running</source>
            <translation>läuft</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>gescheitert</translation>
        </message>
        <message>
            <source>stopped early</source>
            <translation>früh beendet</translation>
        </message>
        <message>
            <source>baseline</source>
            <translation>Vergleichsmaß</translation>
        </message>
        <message>
            <source>defaults</source>
            <translation>Voreinstellung</translation>
        </message>
        <message>
            <source>proposed</source>
            <translation>vorgeschlagen</translation>
        </message>
        <message>
            <source>Defaults</source>
            <translation>Voreinstellungen</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 bis %2</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>%1, run %2</source>
            <translation>%1, Lauf %2</translation>
        </message>
        <message>
            <source>The mean over the folds with its 95 % interval; the dashed line is the best baseline</source>
            <translation>Der Mittelwert über die Teile mit seinem 95-%-Intervall; gestrichelt das beste Vergleichsmaß</translation>
        </message>
        <message>
            <source>Algorithm</source>
            <translation>Verfahren</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>95 % interval</source>
            <translation>95-%-Intervall</translation>
        </message>
        <message>
            <source>Folds</source>
            <translation>Teile</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Stand</translation>
        </message>
    </context>
    <context>
        <name>lathe::LeaderboardView</name>
        <message>
            <source>Leaderboard</source>
            <translation>Rangliste</translation>
        </message>
    </context>
    <context>
        <name>lathe::ExplainedRows</name>
        <message>
            <source>Copy the list</source>
            <translation>Liste kopieren</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Hides the rows; a mark shows them again</source>
            <translation>Blendet die Zeilen aus; eine Marke zeigt sie wieder</translation>
        </message>
        <message>
            <source>No row of this part</source>
            <translation>Keine Zeile dieses Teils</translation>
        </message>
        <message>
            <source>%1 of %2 rows</source>
            <translation>%1 von %2 Zeilen</translation>
        </message>
    </context>
    <context>
        <name>lathe::AnnotationCanvas</name>
        <message>
            <source>Picture</source>
            <translation>Bild</translation>
        </message>
        <message>
            <source>This picture cannot be shown: %1</source>
            <translation>Dieses Bild lässt sich nicht zeigen: %1</translation>
        </message>
        <message>
            <source>no class</source>
            <translation>keine Klasse</translation>
        </message>
    </context>
    <context>
        <name>lathe::ClassList</name>
        <message numerus="yes">
            <source>%1: on %n picture(s)</source>
            <translation>
                <numerusform>%1: auf %n Bild</numerusform>
                <numerusform>%1: auf %n Bildern</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1, key %2: on %n picture(s)</source>
            <translation>
                <numerusform>%1, Taste %2: auf %n Bild</numerusform>
                <numerusform>%1, Taste %2: auf %n Bildern</numerusform>
            </translation>
        </message>
        <message>
            <source>Find or add a class</source>
            <translation>Klasse suchen oder hinzufügen</translation>
        </message>
        <message>
            <source>Rename class</source>
            <translation>Klasse umbenennen</translation>
        </message>
        <message>
            <source>New name of %1</source>
            <translation>Neuer Name von %1</translation>
        </message>
        <message>
            <source>Rename…</source>
            <translation>Umbenennen…</translation>
        </message>
        <message>
            <source>Colour…</source>
            <translation>Farbe…</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>Taste</translation>
        </message>
        <message>
            <source>By its place</source>
            <translation>Nach der Reihenfolge</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>Nach oben</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>Nach unten</translation>
        </message>
        <message>
            <source>Merge into</source>
            <translation>Zusammenlegen mit</translation>
        </message>
    </context>
    <context>
        <name>lathe::HistoryList</name>
        <message>
            <source>History</source>
            <translation>Verlauf</translation>
        </message>
        <message>
            <source>no class</source>
            <translation>keine Klasse</translation>
        </message>
        <message numerus="yes">
            <source>%n change(s)</source>
            <translation>
                <numerusform>%n Änderung</numerusform>
                <numerusform>%n Änderungen</numerusform>
            </translation>
        </message>
        <message>
            <source>opened again</source>
            <translation>wieder offen</translation>
        </message>
        <message>
            <source>done</source>
            <translation>fertig</translation>
        </message>
        <message>
            <source>skipped</source>
            <translation>übersprungen</translation>
        </message>
        <message>
            <source>flagged</source>
            <translation>markiert</translation>
        </message>
        <message>
            <source>class %1 added</source>
            <translation>Klasse %1 hinzugefügt</translation>
        </message>
        <message>
            <source>class %1 merged</source>
            <translation>Klasse %1 zusammengelegt</translation>
        </message>
        <message>
            <source>class %1 changed</source>
            <translation>Klasse %1 geändert</translation>
        </message>
        <message>
            <source>%1 → %2</source>
            <translation>%1 → %2</translation>
        </message>
        <message>
            <source>%1 removed</source>
            <translation>%1 entfernt</translation>
        </message>
        <message>
            <source>%1 accepted</source>
            <translation>%1 übernommen</translation>
        </message>
        <message>
            <source>%1 drawn</source>
            <translation>%1 gezeichnet</translation>
        </message>
        <message>
            <source>%1 changed</source>
            <translation>%1 geändert</translation>
        </message>
        <message>
            <source>undone</source>
            <translation>rückgängig</translation>
        </message>
        <message>
            <source>now</source>
            <translation>jetzt</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1 s</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1 min</translation>
        </message>
        <message>
            <source>Nothing was changed yet</source>
            <translation>Noch wurde nichts geändert</translation>
        </message>
    </context>
    <context>
        <name>lathe::KeysCard</name>
        <message>
            <source>Keys for labelling</source>
            <translation>Tasten beim Beschriften</translation>
        </message>
        <message>
            <source>As they were</source>
            <translation>Wie am Anfang</translation>
        </message>
        <message>
            <source>All keys as Lathe brings them</source>
            <translation>Alle Tasten, wie Lathe sie mitbringt</translation>
        </message>
        <message>
            <source>Click into a field and press the key. Classes have the digits, and letters that are chosen beside them.</source>
            <translation>In ein Feld klicken und die Taste drücken. Klassen haben die Ziffern, und Buchstaben, die bei ihnen gewählt werden.</translation>
        </message>
        <message>
            <source>%1 has this key already</source>
            <translation>%1 hat diese Taste schon</translation>
        </message>
    </context>
    <context>
        <name>LabelAction</name>
        <message>
            <source>Done, next picture</source>
            <translation>Fertig, nächstes Bild</translation>
        </message>
        <message>
            <source>Next picture</source>
            <translation>Nächstes Bild</translation>
        </message>
        <message>
            <source>Previous picture</source>
            <translation>Voriges Bild</translation>
        </message>
        <message>
            <source>Next picture that is not done</source>
            <translation>Nächstes Bild, das nicht fertig ist</translation>
        </message>
        <message>
            <source>Skip the picture</source>
            <translation>Bild überspringen</translation>
        </message>
        <message>
            <source>Flag the picture for a second look</source>
            <translation>Bild für einen zweiten Blick markieren</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>Wiederholen</translation>
        </message>
        <message>
            <source>Remove what is selected</source>
            <translation>Ausgewähltes entfernen</translation>
        </message>
        <message>
            <source>Take the class away</source>
            <translation>Klasse wegnehmen</translation>
        </message>
        <message>
            <source>Find or add a class</source>
            <translation>Klasse suchen oder hinzufügen</translation>
        </message>
        <message>
            <source>Select and move</source>
            <translation>Auswählen und verschieben</translation>
        </message>
        <message>
            <source>Draw a box</source>
            <translation>Rechteck zeichnen</translation>
        </message>
        <message>
            <source>Draw a polygon</source>
            <translation>Polygon zeichnen</translation>
        </message>
        <message>
            <source>Draw a line</source>
            <translation>Linie zeichnen</translation>
        </message>
        <message>
            <source>Set points</source>
            <translation>Punkte setzen</translation>
        </message>
        <message>
            <source>Paint a mask</source>
            <translation>Maske malen</translation>
        </message>
        <message>
            <source>Fill a mask</source>
            <translation>Maske füllen</translation>
        </message>
        <message>
            <source>Move the picture</source>
            <translation>Bild verschieben</translation>
        </message>
        <message>
            <source>Smaller brush</source>
            <translation>Kleinerer Pinsel</translation>
        </message>
        <message>
            <source>Larger brush</source>
            <translation>Größerer Pinsel</translation>
        </message>
        <message>
            <source>Select the next annotation</source>
            <translation>Nächste Annotation auswählen</translation>
        </message>
        <message>
            <source>Select everything</source>
            <translation>Alles auswählen</translation>
        </message>
        <message>
            <source>Copy annotations</source>
            <translation>Annotationen kopieren</translation>
        </message>
        <message>
            <source>Paste annotations</source>
            <translation>Annotationen einfügen</translation>
        </message>
        <message>
            <source>Put the annotations of the picture before here</source>
            <translation>Annotationen des vorigen Bildes hierher</translation>
        </message>
        <message>
            <source>Fill the pictures between two key frames</source>
            <translation>Bilder zwischen zwei Schlüsselbildern füllen</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>Vergrößern</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>Verkleinern</translation>
        </message>
        <message>
            <source>Fit into the room</source>
            <translation>Einpassen</translation>
        </message>
        <message>
            <source>Grid or picture</source>
            <translation>Raster oder Bild</translation>
        </message>
    </context>
    <context>
        <name>lathe::LabelInspector</name>
        <message>
            <source>A class key</source>
            <translation>Eine Klassentaste</translation>
        </message>
        <message>
            <source>What a class key does</source>
            <translation>Was eine Klassentaste tut</translation>
        </message>
        <message>
            <source>One class</source>
            <translation>Eine Klasse</translation>
        </message>
        <message>
            <source>Gives the picture its class and goes on to the next one</source>
            <translation>Gibt dem Bild seine Klasse und geht zum nächsten</translation>
        </message>
        <message>
            <source>Several</source>
            <translation>Mehrere</translation>
        </message>
        <message>
            <source>Gives the picture the class, or takes it away</source>
            <translation>Gibt dem Bild die Klasse oder nimmt sie weg</translation>
        </message>
        <message>
            <source>Shapes</source>
            <translation>Formen</translation>
        </message>
        <message>
            <source>Chooses the class of what is drawn, or changes that of what is selected</source>
            <translation>Wählt die Klasse dessen, was gezeichnet wird, oder ändert die des Ausgewählten</translation>
        </message>
        <message>
            <source>Classes</source>
            <translation>Klassen</translation>
        </message>
        <message>
            <source>Here</source>
            <translation>Hier</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Selected</source>
            <translation>Ausgewählt</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>Bild</translation>
        </message>
        <message>
            <source>Brightness</source>
            <translation>Helligkeit</translation>
        </message>
        <message>
            <source>Contrast</source>
            <translation>Kontrast</translation>
        </message>
        <message>
            <source>Gamma</source>
            <translation>Gamma</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Verlauf</translation>
        </message>
        <message>
            <source>Every change is saved as it is made.</source>
            <translation>Jede Änderung ist sofort gespeichert.</translation>
        </message>
        <message>
            <source>%1 of what is shown; the picture stays as it is.</source>
            <translation>%1 der Anzeige; das Bild bleibt, wie es ist.</translation>
        </message>
        <message numerus="yes">
            <source>%n annotation(s)</source>
            <translation>
                <numerusform>%n Annotation</numerusform>
                <numerusform>%n Annotationen</numerusform>
            </translation>
        </message>
        <message>
            <source>no class</source>
            <translation>keine Klasse</translation>
        </message>
        <message>
            <source>Left %1, top %2.</source>
            <translation>Links %1, oben %2.</translation>
        </message>
        <message>
            <source>%1 by %2, %3.</source>
            <translation>%1 von %2, %3.</translation>
        </message>
        <message>
            <source>Drawn</source>
            <translation>Gezeichnet</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Geändert</translation>
        </message>
        <message>
            <source>Missing: %1.</source>
            <translation>Es fehlt: %1.</translation>
        </message>
    </context>
    <context>
        <name>lathe::LabelQueue</name>
        <message>
            <source>Queue</source>
            <translation>Warteschlange</translation>
        </message>
    </context>
    <context>
        <name>lathe::LabelWorkspace</name>
        <message>
            <source>Skip</source>
            <translation>Überspringen</translation>
        </message>
        <message>
            <source>Flag</source>
            <translation>Markieren</translation>
        </message>
        <message>
            <source>Done, next</source>
            <translation>Fertig, weiter</translation>
        </message>
        <message>
            <source>train</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>validation</source>
            <translation>Validierung</translation>
        </message>
        <message>
            <source>test</source>
            <translation>Test</translation>
        </message>
        <message>
            <source>in no part</source>
            <translation>in keinem Teil</translation>
        </message>
        <message numerus="yes">
            <source>%n annotation(s)</source>
            <translation>
                <numerusform>%n Annotation</numerusform>
                <numerusform>%n Annotationen</numerusform>
            </translation>
        </message>
        <message>
            <source>Label</source>
            <translation>Beschriften</translation>
        </message>
        <message>
            <source>View</source>
            <translation>Ansicht</translation>
        </message>
        <message>
            <source>Grid</source>
            <translation>Raster</translation>
        </message>
        <message>
            <source>Many pictures: select them and press a class key (%1 changes the view)</source>
            <translation>Viele Bilder: auswählen und eine Klassentaste drücken (%1 wechselt die Ansicht)</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>Bild</translation>
        </message>
        <message>
            <source>One picture: draw on it (%1 changes the view)</source>
            <translation>Ein Bild: darauf zeichnen (%1 wechselt die Ansicht)</translation>
        </message>
        <message>
            <source>Which pictures</source>
            <translation>Welche Bilder</translation>
        </message>
        <message>
            <source>All pictures</source>
            <translation>Alle Bilder</translation>
        </message>
        <message>
            <source>Not done</source>
            <translation>Nicht fertig</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>Skipped</source>
            <translation>Übersprungen</translation>
        </message>
        <message>
            <source>Flagged</source>
            <translation>Markiert</translation>
        </message>
        <message>
            <source>Zoom in (%1, Ctrl+wheel)</source>
            <translation>Vergrößern (%1, Strg+Mausrad)</translation>
        </message>
        <message>
            <source>Zoom out (%1, Ctrl+wheel)</source>
            <translation>Verkleinern (%1, Strg+Mausrad)</translation>
        </message>
        <message>
            <source>Fit into the room (%1)</source>
            <translation>Einpassen (%1)</translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>Warteschlange</translation>
        </message>
        <message>
            <source>%1 is %2 now; what was said of each picture is kept</source>
            <translation>%1 ist jetzt %2; was von jedem Bild gesagt wurde, bleibt erhalten</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>skipped</source>
            <translation>übersprungen</translation>
        </message>
        <message>
            <source>flagged</source>
            <translation>markiert</translation>
        </message>
        <message>
            <source>Has its class</source>
            <translation>Hat seine Klasse</translation>
        </message>
        <message>
            <source>In work</source>
            <translation>In Arbeit</translation>
        </message>
        <message>
            <source>%1 × %2 px · %3</source>
            <translation>%1 × %2 px · %3</translation>
        </message>
        <message>
            <source>No picture is like this</source>
            <translation>Kein Bild ist so</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source> · %1 an hour</source>
            <translation> · %1 je Stunde</translation>
        </message>
        <message>
            <source> · %1 left</source>
            <translation> · noch %1</translation>
        </message>
        <message>
            <source>%1 lacks %2, which its class asks for</source>
            <translation>%1 fehlt %2, was die Klasse verlangt</translation>
        </message>
        <message>
            <source>Fill it in at the right, or skip the picture</source>
            <translation>Rechts eintragen oder das Bild überspringen</translation>
        </message>
        <message>
            <source>Every picture here is done, skipped or flagged</source>
            <translation>Jedes Bild hier ist fertig, übersprungen oder markiert</translation>
        </message>
        <message>
            <source>There is no earlier key frame of what is selected</source>
            <translation>Vom Ausgewählten gibt es kein früheres Schlüsselbild</translation>
        </message>
        <message>
            <source>Copy it from the first picture (%1), paste it here (%2), put it in its place, then press %3</source>
            <translation>Vom ersten Bild kopieren (%1), hier einfügen (%2), an seinen Platz schieben, dann %3 drücken</translation>
        </message>
    </context>
    <context>
        <name>lathe::Labelling</name>
        <message>
            <source>Keep labels of %1</source>
            <translation>Beschriftungen von %1 festhalten</translation>
        </message>
    </context>
</TS>
