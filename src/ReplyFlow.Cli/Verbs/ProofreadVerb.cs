using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Proofreading;
using ReplyFlow.Letters.Proofreading.Policies;
using ReplyFlow.Letters.Proofreading.Rules;
using ReplyFlow.Letters.Templates;

namespace ReplyFlow.Cli.Verbs;

/// <summary><c>replyflow proofread FILE.json</c>: the checks of 核稿 over a letter file.</summary>
internal static class ProofreadVerb
{
    private static readonly JsonWriterOptions Layout = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var file = new Argument<string>("FILE.json") { Description = "公文文件" };
        var library = new Option<string?>("--library") { Description = "政策库文件夹，每个文本文件一份政策；不给时不查引用", HelpName = "DIR" };
        var json = new Option<bool>("--json") { Description = "输出一个 JSON 文档" };
        var publication = new Option<bool>("--publication") { Description = "公开前的核稿：个人信息和公开属性必须处理好" };
        var command = new Command("proofread", "核稿：检查格式、标点、错字、数字、引用和要素") { file, library, publication, json };
        command.SetAction(parsed =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var directory = parsed.GetValue(library);
            try
            {
                var letter = LetterFile.ReadDraft(parsed.GetValue(file)!);
                var context = ProofreadingContext.Default with
                {
                    Library = directory is null ? null : PolicyFolder.Read(directory),
                    ForPublication = parsed.GetValue(publication),
                    Checks = Checks(letter.Template),
                };
                var findings = Proofreader.Check(letter, context);
                output.WriteLine(parsed.GetValue(json) ? ToJson(findings) : ToText(findings));
                return findings.Any(f => f.Severity == Severity.Error) ? 1 : 0;
            }
            catch (LetterFileException e)
            {
                error.WriteLine(e.Message);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                error.WriteLine($"--library {directory}：读不了政策库，应为一个放有文本文件的文件夹（{e.Message}）");
            }

            return 2;
        });
        return command;
    }

    /// <summary>What the letter's template asks; a letter whose template is not here is asked what every city asks.</summary>
    private static CheckSettings Checks(string template)
    {
        try
        {
            return TemplateFolder.Read(template).Checks;
        }
        catch (TemplateException)
        {
            return CheckSettings.None;
        }
    }

    private static string ToText(IReadOnlyList<Finding> findings)
    {
        var lines = findings.Select(f =>
            $"{Letter(f.Severity)} [{f.Rule}] {f.Field}:{f.Line}:{f.Column} {f.Message}" + (f.Fix is { } fix ? $" → “{fix}”" : ""));
        var errors = findings.Count(f => f.Severity == Severity.Error);
        return string.Join(Environment.NewLine, lines.Append($"共 {findings.Count} 处：必须修改 {errors}，请斟酌 {findings.Count - errors}"));
    }

    private static string ToJson(IReadOnlyList<Finding> findings)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Layout))
        {
            writer.WriteStartObject();
            writer.WriteNumber("errors", findings.Count(f => f.Severity == Severity.Error));
            writer.WriteNumber("warnings", findings.Count(f => f.Severity == Severity.Warning));
            writer.WriteStartArray("findings");
            foreach (var finding in findings)
                WriteFinding(writer, finding);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteFinding(Utf8JsonWriter writer, Finding finding)
    {
        writer.WriteStartObject();
        writer.WriteNumber("rule", finding.Rule);
        writer.WriteString("severity", Letter(finding.Severity));
        writer.WriteString("sure", finding.Sure == Sureness.Certain ? "certain" : "likely");
        writer.WriteString("field", finding.Field);
        writer.WriteNumber("line", finding.Line);
        writer.WriteNumber("column", finding.Column);
        writer.WriteNumber("length", finding.Length);
        writer.WriteString("message", finding.Message);
        writer.WriteString("ground", finding.Ground.Text);
        writer.WriteString("fix", finding.Fix);
        writer.WriteEndObject();
    }

    private static string Letter(Severity severity) => severity == Severity.Error ? "E" : "W";
}
