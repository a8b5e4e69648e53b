using System.Security.Cryptography;
using ReplyFlow.Data;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Domain.Policies;

namespace ReplyFlow.Web.Tests.Authorisation;

/// <summary>A confirmed policy of the common base, and one that waits.</summary>
internal static class SamplePolicies
{
    /// <summary>Adds them; the caller saves.</summary>
    public static (Guid Document, Guid Draft) Add(ReplyFlowDb db)
    {
        var file = "%PDF-1.4\n%示例\n%%EOF\n"u8.ToArray();
        var source = new PolicySource("办法.pdf", "application/pdf", file.Length, Convert.ToHexStringLower(SHA256.HashData(file)));
        var facts = new PolicyFacts { Title = "示例市路灯管理办法", DocumentNumber = "示政规〔2020〕7号", Issuer = "示例市人民政府", Kind = PolicyKind.Normative };
        var (document, text) = (new PolicyDocument(), PolicyText.Of("示例市路灯管理办法\n第一条 为了照明，制定本办法。"));
        var draft = new PolicyDraft { Facts = facts with { Title = "示例市公园条例" }, Text = text.Text, Source = new("", "", 0, text.Sha256), AddedBy = "某某" };
        db.AddRange(
            document, text, draft, new AttachmentChunk { Sha256 = source.Sha256, Bytes = file },
            new PolicyVersion { DocumentId = document.Id, No = 1, Facts = facts, TextSha256 = text.Sha256, Source = source, AddedBy = "某某", ConfirmedBy = "某某" });
        return (document.Id, draft.Id);
    }
}
