using System.Xml;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Policies;
using ReplyFlow.Domain.Text;
using ReplyFlow.Letters.Word;

namespace ReplyFlow.Application.Policies.Reading;

/// <summary>
/// Reads the texts of files that were handed in as policies, checked like attachments; a plain text is no attachment and is kept as text alone.
/// </summary>
public sealed class PolicyIntake(AttachmentIntake attachments, AttachmentLimits limits)
{
    /// <summary>What may be handed in, for the page's words.</summary>
    public const string Allowed = ".docx、.pdf（有文字层的）、.txt";

    /// <summary>Fewer characters are no document.</summary>
    private const int FewestCharacters = 20;

    /// <summary>Reads them all.</summary>
    /// <exception cref="InvalidInputException">One of them cannot be read; the message names it and says what to do.</exception>
    internal async Task<IReadOnlyList<PolicyFile>> ReadAsync(IReadOnlyList<AttachmentUpload> uploads, CancellationToken ct)
    {
        var (read, faults) = (new List<PolicyFile>(), new List<FieldError>());
        foreach (var upload in uploads)
        {
            var (file, fault) = IsPlain(upload.Name) ? await PlainAsync(upload, ct) : await StoredAsync(upload, ct);
            if (file is not null)
                read.Add(file);
            else
                faults.Add(new FieldError(AttachmentIntake.Field, fault!));
        }
        return faults.Count == 0 ? read : throw new InvalidInputException(faults);
    }

    /// <summary>A pasted text.</summary>
    /// <exception cref="InvalidInputException">It is too short or too long.</exception>
    internal static PolicyFile Pasted(string text)
    {
        var (file, fault) = Of(text, "", null);
        return file ?? throw new InvalidInputException("Text", $"粘贴的文字{fault}。");
    }

    private static bool IsPlain(string name) => Path.GetExtension(name).ToUpperInvariant() is ".TXT" or ".MD";

    private async Task<(PolicyFile? File, string? Fault)> PlainAsync(AttachmentUpload upload, CancellationToken ct)
    {
        var name = FileNames.Shown(upload.Name);
        var most = limits.MaxFileBytes;
        if (upload.Content.Length > most)
            return (null, $"“{name}”超过 {limits.MaxFileMegabytes} MB。");
        using var bytes = new MemoryStream();
        upload.Content.Position = 0;
        await upload.Content.CopyToAsync(bytes, ct);
        try
        {
            var text = FileText.Decode(name, bytes.ToArray());
            var (file, fault) = text.Contains('\0') ? (null, "不是文本文件") : Of(text, name, null);
            return (file, $"“{name}”{fault}。");
        }
        catch (InvalidInputException)
        {
            return (null, $"“{name}”不是文本：既不是 UTF-8，也不是 GB18030 或 UTF-16。");
        }
    }

    private async Task<(PolicyFile? File, string? Fault)> StoredAsync(AttachmentUpload upload, CancellationToken ct)
    {
        // The caller's stream goes with the request; nothing of these kinds is written anew while it is checked.
        var checkedFiles = await attachments.CheckAsync([upload], ct);
        if (checkedFiles.Faults is [var first, ..])
            return (null, first.Message);
        var file = checkedFiles.Good.Single();
        var isWord = file.MediaType == FileKind.Word.MediaType;
        if (!isWord && file.MediaType != FileKind.Pdf.MediaType)
        {
            await checkedFiles.DisposeAsync();
            return (null, $"“{FileNames.Shown(upload.Name)}”不能作为政策文件，应是 {Allowed}。");
        }
        using var bytes = new MemoryStream((int)file.Size);
        file.Content.Position = 0;
        await file.Content.CopyToAsync(bytes, ct);
        var (text, fault) = isWord ? Word(bytes.ToArray(), file.Name) : PdfText.Read(bytes.ToArray());
        if (fault is null && !isWord && text.Count(char.IsLetterOrDigit) < FewestCharacters)
            fault = "是扫描件，没有文字层，读不出文字；请先做文字识别，或把文字粘贴进来";
        var (read, wrong) = fault is null ? Of(text, file.Name, file) : (null, fault);
        return (read, $"“{file.Name}”{wrong}。");
    }

    private static (string Text, string? Fault) Word(byte[] bytes, string name)
    {
        try
        {
            return (DocxImport.Read(bytes, name).Text, null);
        }
        catch (Exception e) when (e is DocxException or InvalidDataException or XmlException or FormatException)
        {
            return ("", "文字读不出来，请用 Office 或 WPS 另存一次");
        }
    }

    private static (PolicyFile? File, string? Fault) Of(string text, string name, CheckedFile? file)
    {
        var clean = OutsideText.Clean(text.ReplaceLineEndings("\n"), oneLine: false).Trim();
        var characters = TextLength.Of(clean);
        if (characters < FewestCharacters)
            return (null, characters == 0 ? "没有文字" : "文字太少，不像一份文件");
        if (characters > PolicyText.LongestText)
            return (null, $"有 {characters} 个字，最多 {PolicyText.LongestText} 个");
        var source = file is null
            ? new PolicySource(name, "", 0, PolicyText.HashOf(clean)) : new PolicySource(file.Name, file.MediaType, file.Size, file.Sha256);
        return (new PolicyFile(clean, source, file), null);
    }
}
