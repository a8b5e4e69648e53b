using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Text;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Delivery;

/// <summary>What a delivery's state means and what to do about it, in words.</summary>
public static class DeliveryWords
{
    private const int MostQuoted = 160;

    /// <summary>What to do; empty when there is nothing to do.</summary>
    public static string Advice(DeliveryRow row) => row switch
    {
        { Ladder: { IsTold: true, Rung: DeliveryRung.AddressWrong or DeliveryRung.Returned or DeliveryRung.Parked } } =>
            "已电话告知代表，公文本身还没有送到：可以问清邮箱后再发，或者当面送交、邮寄后登记。",
        { Ladder.Rung: DeliveryRung.AddressWrong or DeliveryRung.Returned, Kind: RecipientKind.Deputy } =>
            "请打电话告诉代表，并核对邮箱：更正后重新发送，或者当面送交、邮寄后登记。",
        { Ladder.Rung: DeliveryRung.AddressWrong or DeliveryRung.Returned } => "请与收件单位核对地址，更正后重新发送；或改用其他方式送达并登记。",
        { Status: MessageStatus.Parked, Address: "" } => "请补充邮箱地址后重新发送，或登记线下送达。",
        { Status: MessageStatus.Parked } => "请与收件人核对地址，更正后重新发送；或改用其他方式送达并登记。",
        { IsRetrying: true } => $"系统会在 {BeijingText.Exact(row.NextAttemptAt)} 自动再试，暂时不用处理。",
        _ => "",
    };

    /// <summary>How far it got: the last rung of the ladder that was reached.</summary>
    public static string State(DeliveryRow row) => row.Ladder.Rung switch
    {
        DeliveryRung.Answered => "已反馈",
        DeliveryRung.Confirmed => "已确认收到",
        DeliveryRung.Opened => "已打开",
        DeliveryRung.Handed => Brought(row.Ladder),
        DeliveryRung.AddressWrong => "地址无效",
        DeliveryRung.Returned => "退信",
        DeliveryRung.Parked => "投递失败",
        DeliveryRung.Accepted => Sent(row),
        _ => row.IsRetrying ? "等待重试" : "等待发送",
    };

    /// <summary>Who has a message that was sent.</summary>
    public static string Sent(DeliveryRow row) => row.ToFolder ? "已写入本地文件夹" : "服务器已接收";

    /// <summary>How it was brought without mail.</summary>
    public static string Brought(DeliveryLadder ladder) => ladder.Brought?.Kind switch
    {
        EvidenceKind.HandedOver => "已当面送交",
        EvidenceKind.Posted => "已邮寄",
        _ => "已线下送达",
    };

    /// <summary>Deputy or copy.</summary>
    public static string Label(RecipientKind kind) => kind == RecipientKind.Deputy ? "送达" : "抄送";

    /// <summary>What hangs on an address that waits to be confirmed.</summary>
    public static string Hanging(WaitingAddress row) => row is { Letters: 0, Answers: 0 } ? "公文后来另发别处，发到这里的链接还在用" : "涉及 " + string.Join("、", new[]
    {
        row.Letters > 0 ? $"{row.Letters} 封公文" : "", row.Answers > 0 ? $"{row.Answers} 份答复" : "",
    }.Where(w => w.Length > 0));

    /// <summary>By what each rung is known, in the order of the ladder, the newest of its kind last.</summary>
    public static IEnumerable<DeliveryProof> Proofs(DeliveryRow row)
    {
        var ladder = row.Ladder;
        if (ladder.AcceptedAt is { } accepted)
            yield return new(accepted, row.ToFolder ? "写入文件夹，没有接邮件服务器" : "由服务器接收");
        foreach (var e in ladder.Evidence.Where(e => e.Kind != EvidenceKind.Displayed || !ladder.OpenedByReceipt))
            yield return e.Kind == EvidenceKind.Failed ? new(e.At, Words(e), IsFault: true, e.Words) : new(e.At, Words(e));
        foreach (var reminded in ladder.Reminded)
            yield return new(reminded, "代表还没有答复，发邮件提醒");
        if (ladder.OpenedAt is { } opened)
            yield return new(opened, ladder.OpenedByReceipt ? "已打开：收到代表邮箱的已读回执"
                : $"已打开：代表用{Link(ladder.OpenedOnPaper)}查看了{(row.NoticeId is null ? "复函" : "全文")}");
        if (ladder.ConfirmedAt is { } confirmed)
            yield return new(confirmed, $"已确认收到：代表用{Link(ladder.ConfirmedOnPaper)}确认");
        if (ladder.AnsweredAt is { } answered)
            yield return new(answered, $"已反馈：{(ladder.AnsweredOnPaper ? "经纸质链接填写" : ladder.AnsweredThemselves ? "代表本人用个人链接填写" : "代录")}"
                + (ladder.AnsweredByChangedAddress ? "；链接发往不是代联工委登记的邮箱，待代联工委确认" : ""));
    }

    private static string Words(DeliveryEvidence e) => e.Kind switch
    {
        EvidenceKind.Failed => $"{(e.SaysAddressIsWrong ? "地址无效" : "退信")}：{ReturnReason.Of(e.StatusCode) ?? ReturnReason.Unknown}",
        EvidenceKind.Delayed => "对方服务器还没有投进邮箱，仍在尝试，暂时不用处理",
        EvidenceKind.Automatic => $"收到自动回复，不影响送达{Said(e)}",
        EvidenceKind.Displayed => "收到已读回执",
        EvidenceKind.Answered => $"收件人来信（不算反馈）{Said(e)}",
        EvidenceKind.HandedOver or EvidenceKind.Posted => Application.Messages.Brought.Of(e).Sentence,
        EvidenceKind.Told => Application.Messages.Told.Sentence(e),
        EvidenceKind.AddressChanged => e.Address.Length == 0 ? "承办单位更改了邮箱"
            : $"{e.By}把邮箱由“{(e.Words.Length > 0 ? e.Words : "没有登记")}”改为“{e.Address}”",
        EvidenceKind.AddressRejected => e.Address.Length == 0 ? "代联工委核实，收到过邮件的一个邮箱不是代表的，用发到那里的链接所作的答复不算"
            : $"代联工委（{e.By}）核实，{e.Address} 不是代表的邮箱，用发到那里的链接所作的答复不算{Asked(e)}",
        EvidenceKind.PaperAnswerRejected => $"代联工委{(e.By.Length > 0 ? $"（{e.By}）" : "")}核实，纸质件上的答复不是代表本人作的，纸上的网址停用{Asked(e)}",
        EvidenceKind.EntryRejected => $"代联工委{(e.By.Length > 0 ? $"（{e.By}）" : "")}核实，代录的不是代表的答复{Asked(e)}",
        _ => $"代联工委（{e.By}）确认这个邮箱是代表的{Asked(e)}",
    };

    /// <summary>What 代联工委 rests a decision on; what earlier programs kept rests on nothing.</summary>
    private static string Asked(DeliveryEvidence e) => e.On is { } day && e.Words.Length > 0 ? $"（{day:yyyy年M月d日}{e.Words}）" : "";

    private static string Link(bool onPaper) => onPaper ? "纸质件上的链接" : "个人链接";

    private static string Said(DeliveryEvidence e) => e.Words.Length > 0 ? $"（原文：{Short(e.Words)}）" : "";

    private static string Short(string words) =>
        words.Length <= MostQuoted ? words : $"{OutsideText.Clean(words, oneLine: true, MostQuoted)}…";
}

/// <summary>By what a rung of the ladder is known.</summary>
/// <param name="At">When it became known.</param>
/// <param name="Words">What is known.</param>
/// <param name="IsFault">Whether it says that the letter did not arrive.</param>
/// <param name="ServerWords">What a server said of it, folded away; empty for nothing.</param>
public sealed record DeliveryProof(DateTimeOffset At, string Words, bool IsFault = false, string ServerWords = "");
