using ReplyFlow.Domain.Json;
using ReplyFlow.Letters.Model;

namespace ReplyFlow.Letters.Templates;

/// <summary>Reads <c>templates/&lt;profile&gt;/template.json</c>; the format is described in templates/README.md.</summary>
public static class TemplateFile
{
    /// <summary>The file's name inside a profile's folder.</summary>
    public const string FileName = "template.json";

    private const long MaxBytes = 256 * 1024;
    private const int Line = 200;

    /// <summary>Reads a profile's template, a file of up to 256 KB.</summary>
    /// <param name="folder">The profile's folder; its name becomes the template's id.</param>
    /// <exception cref="TemplateException">The file is absent or wrong; the message names file, JSON path and expectation.</exception>
    public static LetterTemplate Read(string folder)
    {
        var id = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        var shown = $"{id}/{FileName}";
        return Parse(JsonInput.ReadFile(Path.Combine(folder, FileName), MaxBytes, FailAs(shown)), id);
    }

    /// <summary>Reads a template from the bytes of its file.</summary>
    /// <param name="bytes">UTF-8, with or without BOM.</param>
    /// <param name="id">The profile's name.</param>
    /// <exception cref="TemplateException">As for <see cref="Read"/>.</exception>
    public static LetterTemplate Parse(ReadOnlyMemory<byte> bytes, string id) => JsonInput.Parse(bytes, FailAs($"{id}/{FileName}"), o =>
    {
        o.OptionalText("$schema", Line);
        var style = o.Choice<LetterStyle>("style", null, ("document", LetterStyle.Document), ("letter", LetterStyle.Letter));
        return new LetterTemplate
        {
            Id = id,
            Name = o.Text("name", Line, "模板名称"),
            Style = style,
            Header = o.Object("header", Header) ?? new(),
            Addressee = o.Object("addressee", Addressee) ?? new(),
            Closing = o.Object("closing", Closing) ?? new(),
            Imprint = o.Object("imprint", Imprint) ?? new(),
            Spacing = o.Object("spacing", Spacing) ?? new(),
            Texts = o.Object("texts", Texts) ?? new(),
            Checks = o.Object("checks", CheckSettingsReader.Read) ?? CheckSettings.None,
            Words = o.Texts("words", 2000, 40),
        };
    });

    private static HeaderSettings Header(StrictObject o)
    {
        var d = new HeaderSettings();
        return new HeaderSettings
        {
            MarkTop = o.OptionalNumber("markTop", 0, 100),
            MarkHeight = o.Number("markHeight", d.MarkHeight, 5, 22),
            MarkSuffix = o.OptionalText("markSuffix", 20) ?? d.MarkSuffix,
            CategoryText = Filled(o, "categoryText", d.CategoryText, "category"),
            DisclosureText = Filled(o, "disclosureText", d.DisclosureText, "disclosure"),
            Signatory = o.Choice<SignatoryPlace>(
                "signatory", d.Signatory, ("top", SignatoryPlace.Top), ("end", SignatoryPlace.End), ("none", SignatoryPlace.None)),
            SignatoryLabel = o.OptionalText("signatoryLabel", 20) ?? d.SignatoryLabel,
        };
    }

    private static AddresseeSettings Addressee(StrictObject o)
    {
        var d = new AddresseeSettings();
        return new AddresseeSettings
        {
            Separator = o.OptionalText("separator", 4) ?? d.Separator,
            Ending = o.OptionalText("ending", 20) ?? d.Ending,
        };
    }

    private static ClosingSettings Closing(StrictObject o)
    {
        var d = new ClosingSettings();
        return new ClosingSettings
        {
            SealDiameter = o.Number("sealDiameter", d.SealDiameter, 30, 60),
            AnnotationText = Filled(o, "annotationText", d.AnnotationText, "name", "phone"),
            NoteText = Filled(o, "noteText", d.NoteText, "label", "value"),
            NotesFirst = o.Flag("notesFirst", d.NotesFirst),
        };
    }

    private static ImprintSettings Imprint(StrictObject o)
    {
        var d = new ImprintSettings();
        return new ImprintSettings
        {
            CopyLabel = o.OptionalText("copyLabel", 20) ?? d.CopyLabel,
            AddresseeLabel = o.OptionalText("addresseeLabel", 20) ?? d.AddresseeLabel,
            Separator = o.OptionalText("separator", 4) ?? d.Separator,
            IssuedSuffix = o.OptionalText("issuedSuffix", 20) ?? d.IssuedSuffix,
            LinePitch = o.Number("linePitch", d.LinePitch, 6, 11),
        };
    }

    private static SpacingLimits Spacing(StrictObject o)
    {
        var d = new SpacingLimits();
        return new SpacingLimits
        {
            Tightest = o.Number("tightest", d.Tightest, 0.8, 1),
            Loosest = o.Number("loosest", d.Loosest, 1, 1.3),
        };
    }

    private static TextSettings Texts(StrictObject o)
    {
        var d = new TextSettings();
        var texts = new TextSettings
        {
            Title = Filled(o, "title", d.Title, TextSettings.PlaceholderNames),
            Opening = Filled(o, "opening", d.Opening, TextSettings.PlaceholderNames),
            Thanks = Filled(o, "thanks", d.Thanks, TextSettings.PlaceholderNames),
            Salutation = Filled(o, "salutation", d.Salutation, TextSettings.PlaceholderNames),
            Categories = o.Object("categories", Categories) ?? [],
            Body = o.Texts("body", 40, 1000),
        };
        for (var i = 0; i < texts.Body.Count; i++)
            CheckPlaceholders(o, $"body[{i}]", texts.Body[i], TextSettings.PlaceholderNames);
        return texts;
    }

    private static Dictionary<string, string> Categories(StrictObject o) => o.Names.ToDictionary(name => name, name => o.Text(name, Line, "类别的含义"));

    private static string Filled(StrictObject o, string name, string standard, params IReadOnlyList<string> allowed)
    {
        if (o.OptionalText(name, Line) is not { } text)
            return standard;
        CheckPlaceholders(o, name, text, allowed);
        return text;
    }

    private static void CheckPlaceholders(StrictObject o, string name, string text, IReadOnlyList<string> allowed)
    {
        if (Placeholders.Problem(text, allowed) is { } problem)
            o.Error(name, problem);
    }

    private static JsonInput.Refusal FailAs(string file) =>
        (field, expected, inner) => new TemplateException(file, field, expected, inner);
}
