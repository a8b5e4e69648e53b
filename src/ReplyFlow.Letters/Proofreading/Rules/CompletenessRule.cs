using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 12: nothing every letter needs, and nothing its template requires, is missing; whoever signs may sign.</summary>
internal sealed class CompletenessRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(12, "有署名和成文日期；模板要求的类别、联系人、抄送、签发人不缺；签发人有权签发", Severity.Error, Grounds.Elements, ["signature=", "date="],
        ["category=|copyTo="]);

    public void Check(ProofInput input, FindingSink sink)
    {
        var letter = input.Letter;
        Require("signature", letter.Signature, "没有署名");
        Require("date", letter.Date is null ? null : "有", "没有成文日期");
        var requires = input.Context.Checks.Requires;
        if (letter.Suggestion is not null && !input.IsOpinion)
        {
            if (requires.Contains("category"))
                Require("category", letter.Category, "没有写明答复类别（A、B、C）");
            if (requires.Contains("copyTo"))
                Require("copyTo", letter.CopyTo.Any(c => !string.IsNullOrWhiteSpace(c)) ? "有" : null, "没有抄送单位");
            if (requires.Contains("contact"))
            {
                Require("contact.name", letter.Contact?.Name, "没有写联系人");
                Require("contact.phone", letter.Contact?.Phone, "没有写联系电话");
            }
        }
        if (requires.Contains("signatories"))
            Require("signatories", letter.Signatories.Any(s => !string.IsNullOrWhiteSpace(s)) ? "有" : null, "没有签发人");
        CheckRoles(input, sink);

        void Require(string field, string? value, string message)
        {
            if (string.IsNullOrWhiteSpace(value) && !input.Context.FilledLater.Contains(field))
                sink.Field(Severity.Error, field, "", message);
        }
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
                sink.Field(Severity.Error, $"signatories[{i}]", name, $"签发人“{name}”不在签发人员名单中");
            else if (role != required)
                sink.Field(Severity.Error, $"signatories[{i}]", name, $"签发人“{name}”是{role}，本件应由{required}签发");
        }
    }
}
