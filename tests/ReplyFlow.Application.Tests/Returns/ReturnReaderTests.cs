using System.Text;
using ReplyFlow.Application.Messages.Returns;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Text;
using ReplyFlow.Testing;

namespace ReplyFlow.Application.Tests.Returns;

/// <summary>What a mail that came back says, and about which message, however it was written.</summary>
public sealed class ReturnReaderTests
{
    private const string Deputy = "shili@deputies.invalid";
    private static readonly Guid Message = Guid.ParseExact("019c0000aaaa7bbb8ccc0123456789ab", "N");

    private static string MessageId => $"{Message:N}@water.invalid";

    public static TheoryData<string> Samples() => [.. ReturnSamples.All.Keys];

    [Theory, MemberData(nameof(Samples))]
    public void Every_form_is_known_and_finds_its_message(string name)
    {
        var (kind, status, _, _) = ReturnSamples.All[name];
        var read = ReturnReader.Read(ReturnSamples.Of(name, MessageId, Deputy))!;
        Assert.Equal((kind, status, Deputy), (read.Kind, read.StatusCode, read.Address));
        Assert.Equal([Message], read.About);
        Assert.True(OutsideText.IsStorable(read.Words));
    }

    [Theory]
    [InlineData("bounce-standard.eml", EvidenceKind.Failed, "5.1.1")]
    [InlineData("bounce-delayed.eml", EvidenceKind.Delayed, "4.4.1")]
    [InlineData("bounce-plain.eml", EvidenceKind.Failed, "5.2.2")]
    [InlineData("auto-reply.eml", EvidenceKind.Automatic, "")]
    [InlineData("read-receipt.eml", EvidenceKind.Displayed, "")]
    [InlineData("reply-by-hand.eml", EvidenceKind.Answered, "")]
    public void Every_mail_of_the_cases_is_known(string file, EvidenceKind kind, string status)
    {
        if (RepositoryPaths.SharedCase($"mail/{file}") is not { } path)
        {
            Assert.Skip(RepositoryPaths.NoSeeds);
            return;
        }
        var text = File.ReadAllText(path).Replace("{MSGID}", MessageId, StringComparison.Ordinal).Replace("{RCPT}", Deputy, StringComparison.Ordinal)
            .Replace("{FROM}", "office@water.invalid", StringComparison.Ordinal);
        var read = ReturnReader.Read(Encoding.UTF8.GetBytes(text))!;
        Assert.Equal((kind, status, Deputy), (read.Kind, read.StatusCode, read.Address));
        Assert.Equal([Message], read.About);
    }

    [Fact]
    public void Words_are_kept_as_people_read_them()
    {
        Assert.Contains("没有收下给 shili@deputies.invalid 的邮件", Words("words that it failed"));
        Assert.Contains("第二条措施想再问一问", Words("an answer in words"));
        Assert.Equal("Re: letter\n收到<谢谢>", Words("an answer in HTML"));
        Assert.Contains("550 5.1.1 没有这个用户", Words("a report that it failed"));
    }

    [Fact]
    public void Words_lose_what_turns_their_direction()
    {
        var mail = $"From: a@b.invalid\nIn-Reply-To: <{MessageId}>\nContent-Type: text/plain; charset=utf-8\n\n不\u202E满意\u202C\u2066。";
        Assert.EndsWith("不满意。", ReturnReader.Read(Encoding.UTF8.GetBytes(mail))!.Words.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_surest_mark_comes_first()
    {
        var (earlier, enclosed) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var mail = $"From: {Deputy}\nTo: back+{Message:N}@water.invalid\nIn-Reply-To: <{enclosed:N}@water.invalid>\nReferences: <{earlier:N}@water.invalid>\n\nwords\n";
        Assert.Equal([Message, enclosed, earlier], ReturnReader.Read(Encoding.ASCII.GetBytes(mail))!.About);
    }

    [Fact]
    public void The_same_mail_is_known_by_another_way_and_another_is_not()
    {
        var first = ReturnReader.Read(ReturnSamples.Of("a read receipt", MessageId, Deputy))!;
        byte[] onTheWay = [.. "Received: from elsewhere.invalid\r\nX-Spam: no\r\n"u8, .. ReturnSamples.Of("a read receipt", MessageId, Deputy)];
        Assert.Equal(first.KeyFor(Message), ReturnReader.Read(onTheWay)!.KeyFor(Message));
        Assert.NotEqual(first.KeyFor(Message), ReturnReader.Read(ReturnSamples.Of("out of office", MessageId, Deputy))!.KeyFor(Message));
    }

    [Fact]
    public void A_mail_about_nothing_of_ours_names_no_message() =>
        Assert.Empty(ReturnReader.Read("From: a@b.invalid\nMessage-ID: <00000000000000000000000000000000@b.invalid>\nSubject: 示例\n\nwords\n"u8.ToArray())!.About);

    public static TheoryData<string> Hostile() => [.. Mails.Keys];

    [Theory, MemberData(nameof(Hostile))]
    public void A_hostile_mail_has_an_outcome_in_bounded_memory(string name)
    {
        var bytes = Mails[name]();
        ReturnReader.Read(ReturnSamples.Of("a read receipt", MessageId, Deputy));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var read = ReturnReader.Read(bytes);
        var used = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.InRange(used, 0, 200L << 20);
        if (read is null)
            return;
        Assert.True(OutsideText.IsStorable(read.Words + read.Address + read.StatusCode + read.MailId));
        Assert.InRange(read.Words.Length, 0, DeliveryEvidence.MaxWords);
        Assert.InRange(read.Address.Length + read.MailId.Length, 0, 1_000);
        Assert.InRange(read.About.Count, 0, 20);
    }

    private static readonly Dictionary<string, Func<byte[]>> Mails = new()
    {
        ["nothing"] = () => [],
        ["zeros"] = () => new byte[3 << 20],
        ["noise"] = () => { var noise = new byte[3 << 20]; new Random(7).NextBytes(noise); return noise; },
        ["a header without end"] = () => [.. "Subject: "u8, .. Enumerable.Repeat((byte)'x', 3 << 20)],
        ["a million headers"] = () => Repeated("", "A: b\n", 1_000_000, "\nwords"),
        ["a million references"] = () => Repeated("References:", $" <{Guid.CreateVersion7():N}@a.invalid>\n", 100_000, "\nwords"),
        ["many fields of many references"] = () => Repeated(
            "", "References:" + string.Concat(Enumerable.Repeat($" <{Guid.CreateVersion7():N}@a.invalid>", 300)) + "\n", 100, "\nwords"),
        ["a line of a million references"] = () => Repeated("References:", $" <{Guid.CreateVersion7():N}@a.invalid>", 100_000, "\n\nwords"),
        ["a million recipients"] = () => Repeated("From: a@b.invalid\nTo: a@b.invalid", ",\n c@d.invalid", 100_000, "\n\nwords"),
        ["a million parts"] = () => Repeated("From: a@b.invalid\nContent-Type: multipart/mixed; boundary=b\n\n", "--b\n\n", 1_000_000, "--b--"),
        ["mails in mails"] = () => Repeated("", "Content-Type: message/rfc822\n\n", 100_000, "words"),
        ["parts in parts"] = () => Encoding.ASCII.GetBytes("From: a@b.invalid\n" + string.Concat(
            Enumerable.Range(0, 30_000).Select(i => $"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n")) + "\nwords"),
        ["a report of a million recipients"] = () => Repeated("Content-Type: message/delivery-status\n\nReporting-MTA: dns; a\n\n", "Action: failed\nStatus: 5.1.1\n\n", 300_000, ""),
        ["zeros and halves of characters"] = () => [.. "From: a\0b@c.invalid\nSubject: =?utf-16?B?2D0=?= \0\nIn-Reply-To: <"u8,
            .. Encoding.ASCII.GetBytes(MessageId), .. ">\nContent-Type: text/plain; charset=utf-16\n\n"u8, 0, 0xD8, 0, 0, 0x3D, 0xD8],
        ["a charset nobody knows"] = () => "From: a@b.invalid\nContent-Type: text/plain; charset=\"../../etc\"\n\nwords\xFF"u8.ToArray(),
        ["tags without end"] = () => Repeated("From: a@b.invalid\nContent-Type: text/html\n\n", "<a b=\"", 400_000, ""),
        ["words that backtrack"] = () => Repeated("From: postmaster@b.invalid\n\n", "a.", 500_000, "@"),
    };

    private static byte[] Repeated(string before, string each, int times, string after) =>
        Encoding.ASCII.GetBytes(new StringBuilder(before).Insert(before.Length, each, times).Append(after).ToString());

    private static string Words(string name) => ReturnReader.Read(ReturnSamples.Of(name, MessageId, Deputy))!.Words;
}
