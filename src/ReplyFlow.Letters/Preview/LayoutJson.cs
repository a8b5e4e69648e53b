using System.Text.Encodings.Web;
using System.Text.Json;
using ReplyFlow.Letters.Pages;

namespace ReplyFlow.Letters.Preview;

/// <summary>The page model as JSON, for scripts and checks: per page, lines in reading order.</summary>
public static class LayoutJson
{
    private const double MmPerPoint = 25.4 / 72;
    private const double Ascent = 0.88;

    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// Writes the document. Lengths are mm from the paper's top left corner; <c>y</c> is the top of the em box, <c>baseline</c> the
    /// baseline.
    /// </summary>
    public static void Write(PageDocument document, Stream output)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("title", document.Info.Title);
        json.WriteString("author", document.Info.Author);
        json.WriteStartArray("pages");
        for (var i = 0; i < document.Pages.Count; i++)
            WritePage(json, document.Pages[i], i + 1);
        json.WriteEndArray();
        json.WriteStartArray("outline");
        foreach (var entry in document.Outline)
        {
            json.WriteStartObject();
            json.WriteNumber("level", entry.Level);
            json.WriteString("text", entry.Text);
            json.WriteNumber("page", entry.PageIndex + 1);
            Mm(json, "y", entry.Y);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("notes");
        foreach (var note in document.Notes)
            json.WriteStringValue(note);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePage(Utf8JsonWriter json, Page page, int number)
    {
        json.WriteStartObject();
        json.WriteNumber("page", number);
        Mm(json, "width", page.Width);
        Mm(json, "height", page.Height);
        json.WriteStartArray("lines");
        foreach (var line in page.Lines)
            WriteLine(json, line);
        json.WriteEndArray();
        json.WriteStartArray("rules");
        foreach (var rule in page.Rules)
        {
            json.WriteStartObject();
            Mm(json, "x", rule.X);
            Mm(json, "y", rule.Y);
            Mm(json, "width", rule.Width);
            Mm(json, "height", rule.Height);
            json.WriteString("ink", rule.Ink.ToString());
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (page.Placed is { } placed)
        {
            json.WriteStartObject("placed");
            Mm(json, "x", placed.X);
            Mm(json, "y", placed.Y);
            Mm(json, "width", placed.Width);
            Mm(json, "height", placed.Height);
            json.WriteNumber("page", placed.PageIndex + 1);
            json.WriteString("text", placed.AlternativeText);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteLine(Utf8JsonWriter json, TextLine line)
    {
        json.WriteStartObject();
        json.WriteString("kind", line.Kind.ToString());
        json.WriteNumber("paragraph", line.Paragraph);
        Describe(json, string.Concat(line.Runs.Select(r => r.Text)), line.Runs[0], line.Runs.Min(r => r.X), line.Runs.Max(r => r.X + r.Width));
        if (line.Runs.Count > 1)
        {
            json.WriteStartArray("runs");
            foreach (var run in line.Runs)
            {
                json.WriteStartObject();
                Describe(json, run.Text, run, run.X, run.X + run.Width);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void Describe(Utf8JsonWriter json, string text, TextRun run, double left, double right)
    {
        json.WriteString("text", text);
        Mm(json, "x", left);
        Mm(json, "y", run.Baseline - Ascent * run.SizePt * MmPerPoint);
        Mm(json, "width", right - left);
        Mm(json, "baseline", run.Baseline);
        json.WriteString("role", run.Role.ToString());
        json.WriteNumber("size", Math.Round(run.SizePt, 2));
    }

    private static void Mm(Utf8JsonWriter json, string name, double value) => json.WriteNumber(name, Math.Round(value, 3));
}
