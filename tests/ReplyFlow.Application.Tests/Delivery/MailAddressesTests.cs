using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Application.Suggestions;

namespace ReplyFlow.Application.Tests.Delivery;

/// <summary>What is an address, the same wherever one is asked for.</summary>
public sealed class MailAddressesTests
{
    private static readonly string[] Good =
    [
        "yan@deputies.example", "yan.ming+npc@mail.deputies.gov.cn", "a@b.c", "root@localhost", "严明@deputies.example", "yan@水务.example",
        "yan@xn--zfrz80d.example", "yan@[192.0.2.1]", new string('a', 64) + "@b.example", new string('a', 64) + "@" + Labels(189),
    ];

    private static readonly string[] Bad =
    [
        "yan", "yan@", "@b.example", "yan@qq", "yan@b..example", "yan@b.example.", ".yan@b.example", "yan.@b.example", "ya n@b.example", "yan@b .example",
        "a@b.example, c@d.example", "a@b.example;c@d.example", "a@b@c.example", "严明 <yan@b.example>", "<yan@b.example>", "yan@b.example (严明)", "yan＠b.example",
        "yan@b.example\r\nBcc: x@y.example", "yan@b.exam\u00a0ple", "yan\u200b@b.example", "yan@b.example\0",
        new string('a', 65) + "@b.example", new string('严', 22) + "@b.example", new string('a', 64) + "@" + Labels(190),
    ];

    public static TheoryData<string, bool> Addresses => [.. Good.Select(a => (a, true)), .. Bad.Select(a => (a, false))];

    [Theory, MemberData(nameof(Addresses))]
    public void It_is_judged_alike_at_registration_in_forms_and_at_sending(string address, bool good)
    {
        Assert.Equal(good, MailAddresses.Problem(address) is null);
        Assert.Equal(good, MailAddresses.Problem($"  {address} ") is null);
        var form = new InputCheck();
        Assert.Equal(address, form.Email("Email", address, "电子邮箱"));
        Assert.Equal(good, form.IsGood("Email"));
        var suggestion = new SuggestionInput("s", default, "0001", "标题", "正文", "", new(2024, 1, 1), false, true, [new("严明", Email: address)]);
        Assert.Equal(good, !SuggestionRules.Check(suggestion, new(2024, 1, 2)).Any());
        var sender = Record.Exception(() => MailSettings.Check(new MailOptions { From = address }));
        Assert.Equal(good && !MailAddresses.NeedsSmtpUtf8(address), sender is null);
    }

    [Fact]
    public void What_is_too_long_is_told_from_what_is_misspelt()
    {
        Assert.StartsWith("格式不对", MailAddresses.Fault("yan"), StringComparison.Ordinal);
        Assert.Contains("64", MailAddresses.Fault(new string('a', 65) + "@b.example"), StringComparison.Ordinal);
        Assert.Contains("254", MailAddresses.Fault(new string('a', 64) + "@" + Labels(190)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("office@water.example", "", "water.example")]
    [InlineData("office@水务.example", "", "xn--zfrz80d.example")]
    [InlineData("office@water.example", "xn--zfrz80d.example", "xn--zfrz80d.example")]
    [InlineData("office@water.example", " mail.linchuan.example ", "mail.linchuan.example")]
    [InlineData("replyflow@localhost", "", "localhost")]
    public void Message_IDs_end_in_the_domain_set_or_the_senders(string from, string domain, string expected) =>
        Assert.Equal(expected, new MailOptions { From = from, Domain = domain }.MessageIdDomain);

    /// <summary>A domain of so many characters, of labels of at most 63.</summary>
    private static string Labels(int length) =>
        string.Join('.', Enumerable.Repeat(new string('b', 62), (length - 1) / 63).Append(new string('c', (length - 1) % 63 + 1)));
}
