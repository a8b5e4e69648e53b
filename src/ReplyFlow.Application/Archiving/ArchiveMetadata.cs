using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using ReplyFlow.Domain.Audit;

namespace ReplyFlow.Application.Archiving;

/// <summary>What a package says of its case.</summary>
/// <param name="Session">会议届次.</param>
/// <param name="Number">The suggestion's number.</param>
/// <param name="Title">题名.</param>
/// <param name="Deputies">Whose suggestion it is, the leading deputy first.</param>
/// <param name="Bureau">承办单位; empty where nobody handled it.</param>
/// <param name="Secrecy">密级.</param>
/// <param name="Retention">保管期限.</param>
/// <param name="AssignedOn">交办日期.</param>
/// <param name="RepliedOn">答复日期.</param>
/// <param name="ClosedAt">When its handling ended.</param>
internal sealed record ArchivedCase(
    string Session, string Number, string Title, IReadOnlyList<string> Deputies, string Bureau, string Secrecy, string Retention,
    DateOnly? AssignedOn, DateOnly? RepliedOn, DateTimeOffset ClosedAt);

/// <summary>The metadata of a package: its case, its files, and 过程, the events of the audit trail, each with its hash.</summary>
internal sealed record ArchiveMetadata(ArchivedCase Case, IReadOnlyList<ArchivePart> Parts, IReadOnlyList<AuditEvent> Events)
{
    private const string Root = "归档包", Version = "1";

    /// <summary>Most bytes of a part that is read whole as XML.</summary>
    internal const long XmlBytes = 32L << 20;

    /// <summary>As XML, in UTF-8.</summary>
    internal byte[] ToXml()
    {
        var document = new XDocument(new XElement(Root, new XAttribute("版本", Version), CaseXml(), new XElement("文件目录", Parts.Select(PartXml)),
            new XElement("过程", Events.Select(EventXml))));
        using var output = new MemoryStream();
        // Line ends are written as references: a reader would make others of them.
        using (var writer = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, NewLineHandling = NewLineHandling.Entitize }))
            document.Save(writer);
        return output.ToArray();
    }

    /// <summary>Reads it.</summary>
    /// <exception cref="XmlException">It is no XML, or not that of a package.</exception>
    internal static ArchiveMetadata Read(Stream xml)
    {
        using var reader = XmlReader.Create(xml, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = XmlBytes });
        var root = XDocument.Load(reader).Root!;
        if (root.Name != Root || (string?)root.Attribute("版本") != Version)
            throw new XmlException($"应为<{Root} 版本=\"{Version}\">");
        try
        {
            var c = root.Element("案件")!;
            return new ArchiveMetadata(
                new ArchivedCase(
                    Text(c, "会议届次"), Text(c, "建议编号"), Text(c, "题名"), [.. c.Elements("代表").Select(d => d.Value)], Text(c, "承办单位"),
                    Text(c, "密级"), Text(c, "保管期限"), Day(c, "交办日期"), Day(c, "答复日期"), Instant(Text(c, "办结时间"))),
                [.. root.Element("文件目录")!.Elements("文件").Select(Part)],
                [.. root.Element("过程")!.Elements("事项").Select(Event)]);
        }
        catch (Exception e) when (e is FormatException or NullReferenceException or OverflowException)
        {
            throw new XmlException("内容不完整", e);
        }
    }

    private XElement CaseXml() => new("案件",
        new XElement("会议届次", Case.Session),
        new XElement("建议编号", Case.Number),
        new XElement("题名", Case.Title),
        Case.Deputies.Select(d => new XElement("代表", d)),
        new XElement("承办单位", Case.Bureau),
        new XElement("密级", Case.Secrecy),
        new XElement("保管期限", Case.Retention),
        DayXml("交办日期", Case.AssignedOn),
        DayXml("答复日期", Case.RepliedOn),
        new XElement("办结时间", Instant(Case.ClosedAt)));

    private static XElement PartXml(ArchivePart part) => new("文件",
        new XElement("件号", part.No),
        new XElement("路径", part.Path),
        new XElement("题名", part.Title),
        part.DocumentNumber.Length == 0 ? null : new XElement("文号", part.DocumentNumber),
        new XElement("责任者", part.Responsible),
        DayXml("日期", part.On),
        part.Pages is { } pages ? new XElement("页数", pages) : null,
        new XElement("格式", part.Format),
        new XElement("字节数", part.Size),
        new XElement("摘要算法", "SHA-256"),
        new XElement("摘要值", part.Sha256),
        part.SignedBy.Length == 0 ? null : new XElement("签名者", part.SignedBy),
        part.IsAudited ? new XElement("过程有记", "是") : null);

    private static XElement EventXml(AuditEvent e) => new("事项", new XAttribute("序号", e.Seq),
        new XElement("时间", Instant(e.At)),
        new XElement("人员", e.ActorName),
        e.ActorId is { } actor ? new XElement("人员标识", actor) : null,
        e.CaseId is { } id ? new XElement("案件标识", id) : null,
        new XElement("种类", e.Kind),
        new XElement("说明", e.Summary),
        new XElement("数据", e.Data),
        new XElement("前值", e.PreviousHash),
        new XElement("校验值", e.Hash));

    private static ArchivePart Part(XElement part) => new()
    {
        No = int.Parse(Text(part, "件号"), CultureInfo.InvariantCulture),
        Path = Text(part, "路径"),
        Title = Text(part, "题名"),
        DocumentNumber = (string?)part.Element("文号") ?? "",
        Responsible = Text(part, "责任者"),
        On = Day(part, "日期"),
        Pages = (int?)part.Element("页数"),
        Size = long.Parse(Text(part, "字节数"), CultureInfo.InvariantCulture),
        Sha256 = Text(part, "摘要值"),
        SignedBy = (string?)part.Element("签名者") ?? "",
        IsAudited = part.Element("过程有记") is not null,
    };

    private static AuditEvent Event(XElement e) => new()
    {
        Seq = (long)e.Attribute("序号")!,
        At = Instant(Text(e, "时间")),
        ActorName = Text(e, "人员"),
        ActorId = (Guid?)e.Element("人员标识"),
        CaseId = (Guid?)e.Element("案件标识"),
        Kind = Text(e, "种类"),
        Summary = Text(e, "说明"),
        Data = Text(e, "数据"),
        PreviousHash = Text(e, "前值"),
        Hash = Text(e, "校验值"),
    };

    private static string Text(XElement parent, string name) => parent.Element(name)!.Value;

    private static XElement? DayXml(string name, DateOnly? day) =>
        day is { } d ? new XElement(name, d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null;

    private static DateOnly? Day(XElement parent, string name) =>
        parent.Element(name) is { } day ? DateOnly.ParseExact(day.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private static string Instant(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.ParseExact(
        text, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
