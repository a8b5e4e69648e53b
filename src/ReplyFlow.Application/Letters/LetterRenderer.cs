using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters.Signing;
using ReplyFlow.Data;
using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Forms;
using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Pdf;
using ReplyFlow.Letters.Pdf.Images;
using ReplyFlow.Letters.Preview;
using ReplyFlow.Letters.Reports;
using ReplyFlow.Letters.Templates;

namespace ReplyFlow.Application.Letters;

/// <summary>A letter as it goes out, and what setting it took.</summary>
/// <param name="Pdf">The PDF's bytes.</param>
/// <param name="Pages">How many pages.</param>
/// <param name="Notes">What the layout had to do beyond the plain rules, in Chinese.</param>
public sealed record PrintedLetter(byte[] Pdf, int Pages, IReadOnlyList<string> Notes);

/// <summary>Pages for the screen.</summary>
/// <param name="Svg">One <c>svg</c> element a page; empty where the letter cannot be set.</param>
/// <param name="Faces">Keys of the style sheets with the glyphs that the PDF will have (<see cref="LetterFaces"/>).</param>
public sealed record ShownPages(IReadOnlyList<string> Svg, IReadOnlyList<string> Faces)
{
    /// <summary>No pages.</summary>
    public static ShownPages None { get; } = new([], []);
}

/// <summary>Lays letters out and paints them; keeps templates and fonts in memory. Safe for use by many threads.</summary>
public sealed class LetterRenderer(LetterRendererOptions options)
{
    // A version never changes once it has a name, so what is kept under a name stays right whatever other processes do.
    private readonly ConcurrentDictionary<string, LetterTemplate> _versions = new();
    private readonly ConcurrentDictionary<string, (DateTime Stamp, string Name)> _files = new();
    private readonly Lazy<FontBook> _fonts = new(() => FontBook.Load(FontOptions.FromEnvironment([.. options.FontFolders])));

    private readonly Lazy<IDocumentPainter> _painter = new(DocumentPainters.FromEnvironment);

    /// <summary>The fonts in use.</summary>
    public FontBook Fonts => _fonts.Value;

    /// <summary>The template in force for a profile: the saved version that is, else the product's file.</summary>
    /// <exception cref="TemplateException">There is none, or it is wrong.</exception>
    public async Task<LetterTemplate> TemplateAsync(ReplyFlowDb db, string profile, CancellationToken ct) => Template(await InForceAsync(db, profile, ct));

    /// <summary>
    /// The name (<see cref="TemplateName"/>) of the version in force for a profile: what a letter carries from being put together
    /// to being issued.
    /// </summary>
    /// <exception cref="TemplateException">There is none, or it is wrong.</exception>
    public async Task<string> InForceAsync(ReplyFlowDb db, string profile, CancellationToken ct)
    {
        var active = db.LetterTemplates.AsNoTracking().Where(t => t.Profile == profile && t.IsActive);
        return await NameAsync(db, profile, await active.Select(t => (int?)t.Version).FirstOrDefaultAsync(ct), ct);
    }

    /// <summary>The same where the version in force has been read already; null for the product's file.</summary>
    internal async Task<string> NameAsync(ReplyFlowDb db, string profile, int? inForce, CancellationToken ct)
    {
        if (inForce is not { } version)
            return Shipped(profile);
        var name = TemplateName.Stored(profile, version);
        if (!_versions.ContainsKey(name))
        {
            var json = await db.LetterTemplates.Where(t => t.Profile == profile && t.Version == version).Select(t => t.Json).FirstAsync(ct);
            _versions[name] = TemplateFile.Parse(Encoding.UTF8.GetBytes(json), profile);
        }
        return name;
    }

    /// <summary>A template by the name that <see cref="InForceAsync"/> gave; a bare profile's name means the product's file.</summary>
    /// <exception cref="TemplateException">There is none, or it is wrong.</exception>
    public LetterTemplate Template(string name) => _versions.TryGetValue(name, out var known) ? known : _versions[Shipped(name)];

    /// <summary>The text of a profile's file, as it comes with the product.</summary>
    public string ShippedJson(string profile) => File.ReadAllText(Path.Combine(Folder(profile), TemplateFile.FileName));

    private string Shipped(string profile)
    {
        var file = Path.Combine(Folder(profile), TemplateFile.FileName);
        if (!File.Exists(file))
            throw new TemplateException($"{profile}/{TemplateFile.FileName}", "", "随产品没有这个模板，也没有启用保存的版本；请系统管理员在“设置 › 公文模板”启用一个版本。");
        var stamp = File.GetLastWriteTimeUtc(file);
        if (_files.TryGetValue(profile, out var known) && known.Stamp == stamp)
            return known.Name;
        var bytes = File.ReadAllBytes(file);
        var name = TemplateName.Shipped(profile, bytes);
        _versions[name] = TemplateFile.Parse(bytes, profile);
        _files[profile] = (stamp, name);
        return name;
    }

    private string Folder(string profile) => profile.Split('/') is { Length: 1 or 2 } parts && parts.All(TemplateName.IsProfile)
        ? Path.Combine(options.TemplatesFolder, profile)
        : throw new TemplateException($"{profile}/{TemplateFile.FileName}", "", "模板名只能用英文字母、数字、- 和 _。");

    /// <summary>Names of the profiles there are.</summary>
    public IReadOnlyList<string> Profiles =>
        [.. Directory.EnumerateDirectories(options.TemplatesFolder)
            .Where(d => File.Exists(Path.Combine(d, TemplateFile.FileName))).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    /// <summary>Lays a letter out.</summary>
    /// <exception cref="LetterLayoutException">It cannot be set.</exception>
    public PageDocument Compose(Letter letter) => Compose(letter, null);

    /// <summary>A laid-out document for the screen.</summary>
    /// <param name="document">The document.</param>
    /// <param name="changed">Paragraphs that are marked as changed.</param>
    public ShownPages Show(PageDocument document, IReadOnlySet<int>? changed = null) =>
        new(SvgPreview.Render(document, changed), LetterFaces.Keys(document, Fonts));

    /// <summary>Lays a letter out and paints the PDF.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="seal">An authorised seal image (PNG); null leaves its room empty.</param>
    public PrintedLetter Print(Letter letter, byte[]? seal = null)
    {
        var began = Stopwatch.GetTimestamp();
        var document = Compose(letter, seal);
        var printed = new PrintedLetter(_painter.Value.Paint(document, Fonts), document.Pages.Count, document.Notes);
        ProductMeter.LetterTime.Record(Stopwatch.GetElapsedTime(began).TotalSeconds);
        return printed;
    }

    /// <summary>Prints a letter under its bureau's seal, for a decision that needs it.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="seal">The seal.</param>
    /// <param name="unsealed">What stays undone where the seal's image cannot be used, in Chinese.</param>
    /// <param name="unset">What cannot be set, and what stays undone, in Chinese.</param>
    /// <exception cref="InvalidInputException">It cannot be printed.</exception>
    public PrintedLetter Print(Letter letter, LetterSeal seal, string unsealed, string unset)
    {
        try
        {
            return Print(letter, seal.For(letter.Issuer));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ImageFormatException)
        {
            throw new InvalidInputException("", $"印章图片不能使用，{unsealed}，请联系系统管理员：{e.Message}");
        }
        catch (Exception e) when (IsProblem(e))
        {
            throw new InvalidInputException("", $"{unset}：{e.Message}");
        }
    }

    /// <summary>Where a profile's feedback form is, or would be.</summary>
    public string FeedbackFormPath(string profile) => Path.GetFullPath(Path.Combine(Folder(profile), FormTemplateFile.Feedback));

    /// <summary>The feedback form of a letter's profile as its file is today; null where the profile has none.</summary>
    /// <param name="template">The letter's template, with or without its version.</param>
    /// <exception cref="TemplateException">It is wrong.</exception>
    public FormTemplate? FeedbackForm(string template) =>
        FeedbackFormPath(TemplateName.ProfileOf(template)) is var file && File.Exists(file) ? FormTemplateFile.Read(file) : null;

    /// <summary>The text of that file, checked: what is kept with a letter that is issued.</summary>
    /// <inheritdoc cref="FeedbackForm(string)" />
    public string? FeedbackFormFile(string template)
    {
        var file = FeedbackFormPath(TemplateName.ProfileOf(template));
        if (!File.Exists(file))
            return null;
        var text = File.ReadAllText(file);
        FormTemplateFile.Parse(Encoding.UTF8.GetBytes(text), FormId(template));
        return text;
    }

    /// <summary>The feedback form that an issued letter went with; null where it went without one.</summary>
    /// <param name="template">The letter's template, for letters from before the form was kept: today's file.</param>
    /// <param name="letterJson">The letter file as stored.</param>
    /// <exception cref="TemplateException">It cannot be read.</exception>
    public FormTemplate? FeedbackForm(string template, string letterJson)
    {
        if (!StoredLetter.HasForm(letterJson, out var text))
            text = FeedbackFormPath(TemplateName.ProfileOf(template)) is var file && File.Exists(file) ? File.ReadAllText(file) : null;
        return text is null ? null : FormTemplateFile.ParseOut(Encoding.UTF8.GetBytes(text), FormId(template));
    }

    /// <summary>The form that the deputies of an issued letter are asked by; null also where today's file cannot be read: they must not wait for it.</summary>
    /// <inheritdoc cref="FeedbackForm(string, string)" />
    public FormTemplate? AskedForm(string template, string letterJson)
    {
        try
        {
            return FeedbackForm(template, letterJson);
        }
        catch (TemplateException)
        {
            return null;
        }
    }

    private static string FormId(string template) => $"{TemplateName.ProfileOf(template)}/{FormTemplateFile.Feedback}";

    /// <summary>Lays out and paints the feedback form that goes with a letter.</summary>
    /// <param name="form">The form.</param>
    /// <param name="letter">The letter.</param>
    /// <param name="deputy">Whose it is.</param>
    /// <param name="due">Until when an answer is asked for, as printed; empty leaves room for it.</param>
    /// <param name="foot">What stands under it.</param>
    /// <param name="createdOn">Instant for the metadata.</param>
    /// <exception cref="LetterLayoutException">It cannot be set.</exception>
    public byte[] Print(FormTemplate form, Letter letter, string deputy, string due, FormFoot foot, DateTimeOffset createdOn) => Print(
        // Forms that earlier letters keep speak of the mail, also on paper.
        form.For([letter.Issuer]) with { Note = form.Note?.Replace(FormValues.ByMail, "{online}", StringComparison.Ordinal) },
        FormValues.Of(letter, deputy, foot, due), letter.Issuer, createdOn, foot);

    /// <summary>Lays out and paints a form.</summary>
    /// <param name="form">The form.</param>
    /// <param name="values">Values of its placeholders.</param>
    /// <param name="author">The issuing body, for the metadata.</param>
    /// <param name="createdOn">Instant for the metadata.</param>
    /// <param name="foot">What stands under it; null for nothing.</param>
    /// <exception cref="LetterLayoutException">It cannot be set.</exception>
    internal byte[] Print(
        FormTemplate form, IReadOnlyDictionary<string, string> values, string author, DateTimeOffset createdOn, FormFoot? foot = null) =>
        _painter.Value.Paint(FormLayout.Compose(form, values, author, createdOn, Fonts, foot), Fonts);

    /// <summary>Whether an exception says, in words for people, why a letter cannot be set.</summary>
    public static bool IsProblem(Exception e) => e is LetterLayoutException or MissingGlyphException or TemplateException or FontsMissingException;

    /// <summary>Lays a report out and paints the PDF.</summary>
    /// <exception cref="LetterLayoutException">It cannot be set.</exception>
    public byte[] Print(Report report, DateTimeOffset createdOn) => _painter.Value.Paint(ReportLayout.Compose(report, createdOn, Fonts), Fonts);

    private PageDocument Compose(Letter letter, byte[]? seal) =>
        LetterLayout.Compose(letter, Template(letter.Template), Fonts, seal is null ? null : new LayoutOptions { SealPng = seal });
}
