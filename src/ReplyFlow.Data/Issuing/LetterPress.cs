using System.Collections.Concurrent;
using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Pdf;
using ReplyFlow.Letters.Preview;
using ReplyFlow.Letters.Templates;

namespace ReplyFlow.Data.Issuing;

/// <summary>A printed letter.</summary>
/// <param name="Pdf">The PDF's bytes.</param>
/// <param name="Pages">How many pages.</param>
/// <param name="Notes">What the layout had to do beyond the plain rules, in Chinese.</param>
public sealed record PrintedLetter(byte[] Pdf, int Pages, IReadOnlyList<string> Notes);

/// <summary>Lays letters out and paints them; keeps templates and fonts in memory. Safe for use by many threads.</summary>
public sealed class LetterPress(PressOptions options)
{
    private readonly ConcurrentDictionary<string, (DateTime Stamp, LetterTemplate Template)> _templates = new();
    private readonly Lazy<FontBook> _fonts = new(() => FontBook.Load(FontOptions.FromEnvironment([.. options.FontFolders])));

    private readonly Lazy<IDocumentPainter> _painter = new(DocumentPainters.FromEnvironment);

    /// <summary>The fonts in use.</summary>
    public FontBook Fonts => _fonts.Value;

    /// <summary>A profile's template, read again when its file changes.</summary>
    /// <exception cref="TemplateException">The file is absent or wrong.</exception>
    public LetterTemplate Template(string profile)
    {
        var folder = Path.Combine(options.TemplatesFolder, Path.GetFileName(profile));
        var stamp = File.GetLastWriteTimeUtc(Path.Combine(folder, TemplateFile.FileName));
        if (_templates.TryGetValue(profile, out var known) && known.Stamp == stamp)
            return known.Template;
        var template = TemplateFile.Read(folder);
        _templates[profile] = (stamp, template);
        return template;
    }

    /// <summary>Names of the profiles there are.</summary>
    public IReadOnlyList<string> Profiles =>
        [.. Directory.EnumerateDirectories(options.TemplatesFolder)
            .Where(d => File.Exists(Path.Combine(d, TemplateFile.FileName))).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    /// <summary>Lays a letter out.</summary>
    /// <exception cref="LetterLayoutException">It cannot be set.</exception>
    public PageDocument Compose(Letter letter) => LetterLayout.Compose(letter, Template(letter.Template), Fonts);

    /// <summary>Lays a letter out for the screen, one SVG a page.</summary>
    public IReadOnlyList<string> Preview(Letter letter) => SvgPreview.Render(Compose(letter));

    /// <summary>Lays a letter out and paints the PDF.</summary>
    public PrintedLetter Print(Letter letter)
    {
        var document = Compose(letter);
        return new PrintedLetter(_painter.Value.Paint(document, Fonts), document.Pages.Count, document.Notes);
    }
}
