using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 12: nothing a reply needs is missing, and whoever signs may sign.</summary>
internal sealed class CompletenessRule : IProofRule
{
    private const int Rule = 12;
    private static readonly string[] Received = ["收悉", "收到"];
    private static readonly string[] Answering = ["答复如下", "回复如下", "函复如下", "复函如下", "答复是", "情况答复"];
    private static readonly string[] Thanks = ["感谢", "致谢", "谢谢"];

    public bool Blocks => true;

    public void Check(ProofInput input, FindingSink sink)
    {
        var letter = input.Letter;
        if (letter.Suggestion is not null)
        {
            Require("category", letter.Category, "没有写明答复类别（A、B、C）");
            CheckWords(input.Body, sink);
            Require("copyTo", letter.CopyTo.Any(c => !string.IsNullOrWhiteSpace(c)) ? "有" : null, "没有抄送单位");
            Require("contact.name", letter.Contact?.Name, "没有写联系人");
            Require("contact.phone", letter.Contact?.Phone, "没有写联系电话");
        }

        Require("signature", letter.Signature, "没有署名");
        Require("date", letter.Date is null ? null : "有", "没有成文日期");
        Require("signatories", letter.Signatories.Any(s => !string.IsNullOrWhiteSpace(s)) ? "有" : null, "没有签发人");
        CheckRoles(input, sink);

        void Require(string field, string? value, string message)
        {
            if (string.IsNullOrWhiteSpace(value) && !input.Context.FilledLater.Contains(field))
                sink.Field(Rule, Severity.Error, field, "", message);
        }
    }

    private static void CheckWords(BodyText body, FindingSink sink)
    {
        var filled = body.Paragraphs.Where(p => !p.IsBlank).ToList();
        var head = filled.Take(4).ToList();
        var (received, answering) = (Says(head, Received), Says(head, Answering));
        if (!received || !answering)
            sink.Body(Rule, received || answering ? Severity.Warning : Severity.Error, 0, 0, (received, answering) switch
            {
                (false, false) => "开头没有“……收悉。现答复如下：”",
                (true, _) => "开头写了“收悉”，但没有“现答复如下”",
                _ => "开头写了“答复如下”，但没有“收悉”",
            });
        if (!Says(filled.TakeLast(3), Thanks))
            sink.Body(Rule, Severity.Error, body.Text.Length, 0, "结尾没有感谢代表的话");
    }

    private static void CheckRoles(ProofInput input, FindingSink sink)
    {
        if (input.Context is not { SignatoryRoles: { } roles, RequiredSignatoryRole: { } required })
            return;
        for (var i = 0; i < input.Letter.Signatories.Count; i++)
        {
            var name = input.Letter.Signatories[i];
            var role = roles.FirstOrDefault(r => Chars.WithoutSpaces(r.Key) == Chars.WithoutSpaces(name)).Value;
            if (role is null)
                sink.Field(Rule, Severity.Error, $"signatories[{i}]", name, $"签发人“{name}”不在签发人员名单中");
            else if (role != required)
                sink.Field(Rule, Severity.Error, $"signatories[{i}]", name, $"签发人“{name}”是{role}，本件应由{required}签发");
        }
    }

    private static bool Says(IEnumerable<Paragraph> paragraphs, string[] words) =>
        paragraphs.Any(p => words.Any(w => p.Text.Contains(w, StringComparison.Ordinal)));
}
