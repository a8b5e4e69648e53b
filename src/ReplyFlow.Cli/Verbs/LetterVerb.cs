using System.CommandLine;
using ReplyFlow.Domain;
using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Fonts.OpenType;
using ReplyFlow.Letters.Forms;
using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Ofd;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Pdf;
using ReplyFlow.Letters.Preview;
using ReplyFlow.Letters.Templates;
using ReplyFlow.Letters.Word;

namespace ReplyFlow.Cli.Verbs;

/// <summary><c>replyflow letter FILE.json</c>: lays a letter file out and paints it.</summary>
internal static class LetterVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "公文文件（JSON）" };
        var output = new Option<string?>("--output", "-o") { Description = "PDF 写到哪里；不给且不要别的输出时，写到当前文件夹下同名 .pdf", HelpName = "OUT.pdf" };
        var template = new Option<string?>("--template") { Description = "模板文件夹，或装着各模板的文件夹；不给时用随产品提供的", HelpName = "DIR" };
        var fonts = new Option<string?>("--fonts") { Description = "先在这里找字体，再找常用位置", HelpName = "DIR" };
        var docx = new Option<string?>("--docx") { Description = "另存一份 Word 文件", HelpName = "OUT.docx" };
        var form = new Option<string?>("--form") { Description = "另生成随复函送代表的征询意见表（不带个人链接的纸质样）", HelpName = "FORM.pdf" };
        var ofd = new Option<string?>("--ofd") { Description = "另存一份 OFD 文件（GB/T 33190），版面与 PDF 相同", HelpName = "OUT.ofd" };
        var layout = new Option<bool>("--layout") { Description = "把各页的排版结果以 JSON 输出到标准输出，长度单位毫米" };
        var command = new Command("letter", "排一份公文并生成 PDF") { file, output, template, fonts, docx, form, ofd, layout };
        command.SetAction(parsed =>
        {
            var (console, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var request = new Request(
                parsed.GetValue(file)!, parsed.GetValue(output), parsed.GetValue(template), parsed.GetValue(fonts),
                parsed.GetValue(docx), parsed.GetValue(form), parsed.GetValue(ofd), parsed.GetValue(layout));
            try
            {
                Run(request, console);
                return 0;
            }
            catch (Exception e) when (e is LetterInputException or FontsMissingException or MissingGlyphException or FontFormatException)
            {
                error.WriteLine(e is LetterLayoutException ? $"{Path.GetFileName(request.File)}：{e.Message}" : e.Message);
                return 2;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
            {
                error.WriteLine($"{request.Target ?? request.File}：写不了或读不了（{e.Message}）");
                return 2;
            }
        });
        return command;
    }

    private static void Run(Request request, TextWriter console)
    {
        var letter = LetterFile.Read(request.File);
        var template = TemplateFolder.Read(letter.Template, request.Template);
        if (request.Fonts is { } folder && !Directory.Exists(folder))
            throw new DirectoryNotFoundException($"没有字体文件夹 {folder}");
        var book = FontBook.Load(FontOptions.FromEnvironment(request.Fonts is { } f ? [f] : []));
        var document = LetterLayout.Compose(letter, template, book);
        // All are made before one is written: input that cannot be used writes nothing.
        List<(string Path, byte[] Bytes)> files = [];
        if (request.Target is { } target)
            files.Add((target, DocumentPainters.FromEnvironment().Paint(document, book)));
        if (request.Docx is { } word)
            files.Add((word, DocxExport.Write(letter, template, book)));
        if (request.Form is { } paper)
            files.Add((paper, DocumentPainters.FromEnvironment().Paint(FeedbackForm(letter, request.Template, book), book)));
        if (request.Ofd is { } version)
            files.Add((version, OfdPainter.Paint(document, book)));
        foreach (var (path, bytes) in files)
        {
            WriteWhole(path, bytes);
            if (!request.Layout)
                Report(console, path, path == request.Target ? document : null);
        }
        if (request.Layout)
        {
            using var json = new MemoryStream();
            LayoutJson.Write(document, json);
            console.WriteLine(System.Text.Encoding.UTF8.GetString(json.ToArray()));
        }
    }

    /// <summary>The form for the lead deputy, as it is printed for paper: the mark stands where the mail's copy has the deputy's own link.</summary>
    private static PageDocument FeedbackForm(Letter letter, string? templates, FontBook book)
    {
        var form = FormTemplateFile.Read(Path.Combine(TemplateFolder.Find(letter.Template, templates), FormTemplateFile.Feedback));
        var created = new DateTimeOffset((letter.Date ?? default).ToDateTime(default), BeijingTime.Offset);
        var foot = FormValues.PaperFoot(letter);
        return FormLayout.Compose(form, FormValues.Of(letter, letter.Suggestion?.LeadDeputy ?? "", foot, ""), letter.Issuer, created, book, foot);
    }

    /// <param name="console">Where to.</param>
    /// <param name="path">The file written.</param>
    /// <param name="letter">The letter's pages where the file is the letter itself; null otherwise.</param>
    private static void Report(TextWriter console, string path, PageDocument? letter)
    {
        console.WriteLine(letter is null ? $"已生成 {path}。" : $"已生成 {path}，共 {letter.Pages.Count} 页。");
        foreach (var note in letter?.Notes ?? [])
            console.WriteLine($"排版说明：{note}");
    }

    // Beside the target first, so that a failure leaves no half file.
    private static void WriteWhole(string target, byte[] bytes)
    {
        var part = target + ".part";
        try
        {
            File.WriteAllBytes(part, bytes);
            File.Move(part, target, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    private sealed record Request(string File, string? Output, string? Template, string? Fonts, string? Docx, string? Form, string? Ofd, bool Layout)
    {
        internal string? Target => Output
            ?? (Layout || Docx is not null || Form is not null || Ofd is not null ? null : Path.ChangeExtension(Path.GetFileName(File), ".pdf"));
    }
}
