using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Deadlines;

namespace ReplyFlow.Application.Archiving;

/// <summary>What was recorded about a case beside its papers: decisions, contacts, extensions, mails with what came back, and answers.</summary>
internal static class ArchiveRecords
{
    /// <summary>The part's title in the metadata.</summary>
    internal const string Title = "办理记录";

    /// <summary>The answers that a part tells: level, way and time of each, as written.</summary>
    internal static IReadOnlyList<(string Level, string Way, string At)> AnswersIn(Stream xml)
    {
        using var reader = XmlReader.Create(xml, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return [.. XDocument.Load(reader).Descendants("答复").Select(a => (Text(a, "评价"), Text(a, "方式"), Text(a, "时间")))];

        static string Text(XElement answer, string name) => (string?)answer.Element(name) ?? "";
    }

    /// <summary>As XML, in UTF-8, each kind in the order of time.</summary>
    internal static async Task<byte[]> ReadAsync(ReplyFlowDb db, Guid caseId, CancellationToken ct)
    {
        var names = await db.Cases.Where(c => c.Id == caseId).SelectMany(c => c.Suggestion!.Deputies)
            .Select(d => new { d.DeputyId, d.Deputy!.Name }).ToDictionaryAsync(d => d.DeputyId, d => d.Name, ct);
        var items = await db.WorkItems.AsNoTracking().Where(w => w.CaseId == caseId).OrderBy(w => w.OpenedAt).ThenBy(w => w.Id).ToListAsync(ct);
        var contacts = await db.Contacts.AsNoTracking().Where(c => c.CaseId == caseId).OrderBy(c => c.LoggedAt).ToListAsync(ct);
        var extensions = await db.Extensions.AsNoTracking().Where(e => e.CaseId == caseId).OrderBy(e => e.RequestedAt).ToListAsync(ct);
        var mails = await db.Outbox.AsNoTracking().Where(m => m.CaseId == caseId).OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).ToListAsync(ct);
        var evidence = (await db.DeliveryEvidence.AsNoTracking().Where(e => e.CaseId == caseId).OrderBy(e => e.At).ToListAsync(ct)).ToLookup(e => e.MessageId);
        var answers = await db.Feedback.AsNoTracking().Where(f => f.CaseId == caseId).OrderBy(f => f.At).ToListAsync(ct);
        var root = new XElement(Title,
            new XElement("各步办理", items.Select(w => new XElement("步骤",
                Values(("名称", w.Title), ("到达", Time(w.OpenedAt)), ("办理", Time(w.ClosedAt)), ("办理人", w.Decider), ("结果", w.OutcomeLabel), ("意见", w.Comment))))),
            new XElement("沟通记录", contacts.Select(c => new XElement("沟通",
                Values(("日期", DayText.Long(c.On)), ("方式", c.Channel.ToString()), ("代表", c.With), ("内容", c.Summary), ("登记人", c.By),
                    ("登记时间", Time(c.LoggedAt)))))),
            new XElement("延期", extensions.Select(e => new XElement("申请",
                Values(("理由", e.Reason), ("至", DayText.Long(e.Until)), ("申请人", e.RequestedBy), ("申请时间", Time(e.RequestedAt)),
                    ("批准", e.Approved switch { true => "是", false => "否", null => "" }), ("审批人", e.DecidedBy), ("审批时间", Time(e.DecidedAt)))))),
            new XElement("送达", mails.Select(m => new XElement("邮件",
                Values(("收件人", m.RecipientName), ("地址", m.Address), ("主题", m.Subject), ("正文", m.Body), ("附件", m.AttachmentName),
                    ("状态", m.Status.ToString()), ("写好时间", Time(m.CreatedAt)), ("发出时间", Time(m.SentAt))),
                evidence[m.Id].Select(e => new XElement("凭据",
                    Values(("种类", e.Kind.ToString()), ("时间", Time(e.At)), ("登记人", e.By), ("地址", e.Address), ("内容", e.Words), ("单号", e.TrackingNumber))))))),
            new XElement("征询意见", answers.Select(f => new XElement("答复",
                Values(("代表", names.GetValueOrDefault(f.DeputyId, "")), ("评价", f.Level.ToString()), ("各项", f.DimensionsJson), ("意见", f.Words),
                    ("要求再次办理", f.AsksAgain ? "是" : "否"), ("同意公开", f.MayPublish ? "是" : "否"), ("方式", f.Way.ToString()), ("依据", f.Ground),
                    ("录入人", f.EnteredBy), ("时间", Time(f.At)), ("被取代", Time(f.SupersededAt)), ("作废", Time(f.VoidedAt)))))));
        using var output = new MemoryStream();
        using (var writer = XmlWriter.Create(output, new XmlWriterSettings { Indent = true }))
            new XDocument(root).Save(writer);
        return output.ToArray();
    }

    private static IEnumerable<XElement> Values(params (string Name, string Value)[] values) =>
        values.Where(v => v.Value.Length > 0).Select(v => new XElement(v.Name, v.Value));

    /// <summary>A time as the part has it; empty for none.</summary>
    internal static string Time(DateTimeOffset? at) =>
        at is { } t ? t.ToOffset(BeijingTime.Offset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : "";
}
