using ReplyFlow.Application.Access;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Application.Deputies;

/// <summary>Answers and their ways in Chinese.</summary>
public static class AnswerWords
{
    /// <summary>The judgement.</summary>
    public static string Of(FeedbackLevel level) => level switch
    {
        FeedbackLevel.Satisfied => "满意",
        FeedbackLevel.Basic => "基本满意",
        FeedbackLevel.NoJudgement => "未作评价",
        _ => "不满意",
    };

    /// <summary>The single choices in a line, by what was asked.</summary>
    public static string Of(IReadOnlyDictionary<string, string> choices) =>
        string.Join("，", choices.Select(c => c.Key.StartsWith('对') ? c.Key + c.Value : $"{c.Key}：{c.Value}"));

    /// <summary>Whose an answer is, and by which way it came.</summary>
    public static string Origin(CaseAnswer answer) =>
        answer.Void is not null && answer.Way == FeedbackWay.Link ? "经不是代表的邮箱的链接" : answer.IsUnconfirmed ? Unconfirmed : Of(answer.Way);

    /// <summary>The way of an answer whose address 代联工委 has not confirmed: its one name, on pages, in figures and in exports.</summary>
    public const string UnconfirmedWay = "经未确认邮箱的链接";

    /// <summary>What stands by such an answer.</summary>
    public const string Unconfirmed = $"{UnconfirmedWay}，待代联工委确认";

    /// <summary>
    /// One of two answers that contradict each other, so that it is not taken for the other: by which way and, where it has them, which mailbox or
    /// whose hand.
    /// </summary>
    public static string Origin(ConflictSide side) =>
        (side.Source.IsUnconfirmed ? UnconfirmedWay : Of(side.Source.Way))
        + (side.Address.Length > 0 ? $"（{side.Address}）" : side.Source.Way is FeedbackWay.Link or FeedbackWay.PaperLink ? "" : $"，{side.EnteredBy}登记");

    /// <summary>By whom and by which way an answer was given that is not by the deputy's own mail, for the deputy to read.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="issuer">The bureau whose letter it is about.</param>
    public static string By(PersonalAnswer answer, string issuer) => answer switch
    {
        { IsOwn: false } => $"{(answer.IsLiaison ? "人大代表工作机构" : issuer)}的{answer.EnteredBy}{answer.Way switch
        {
            FeedbackWay.Paper => "照您的纸质征询意见表",
            FeedbackWay.Telephone => "照同您的电话",
            _ => "",
        }}替您登记，是代录",
        { Way: FeedbackWay.PaperLink } => "用纸质件上的网址填写",
        { IsByThisWay: true } => "用这个邮箱的链接填写",
        { CameFromElsewhere: true } => "用发到另一个邮箱的链接填写，那个邮箱还没有向您核实",
        _ => "用发到另一个邮箱的链接填写",
    };

    /// <summary>The mark in records of the moment: the address may have been confirmed since.</summary>
    public const string UnconfirmedThen = "（答复时邮箱未确认）";

    /// <summary>作废: why an answer counts nowhere, who found it and when.</summary>
    public static string Void(CaseAnswer answer) => answer.Void is not { } mark ? ""
        : $"作废：{VoidWords.NotTheirs(answer.Way)}，代联工委（{mark.By}）{DayText.Long(BeijingTime.DateOf(mark.At))}核实";

    /// <summary>What 代联工委 does about an answer that was set aside because another one stood.</summary>
    public static string Conflict(CaseAnswer answer) => answer.IsUnconfirmed
        ? "请代联工委同代表核实：先确认或者作废那个邮箱；需要的，再代录代表的意思。"
        : "请代联工委同代表核实，把代表的意思代录在“登记代表的纸质或电话答复”里，以代录的为准。";

    /// <summary>The way it came by.</summary>
    public static string Of(FeedbackWay way) => way switch
    {
        FeedbackWay.Link => "代表本人，经邮件里的链接",
        FeedbackWay.PaperLink => "经纸质链接",
        FeedbackWay.Paper => "代录，纸质征询意见表",
        FeedbackWay.Telephone => "代录，电话",
        _ => "代录，没有写明依据",
    };
}
