using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Application.Deputies;

/// <summary>A link that no longer leads to its letter.</summary>
public sealed class LinkClosedException : RefusalException
{
    private LinkClosedException(string words) : base(words)
    {
    }

    /// <summary>It was replaced or taken back, or its time is over.</summary>
    /// <param name="state">Which of these.</param>
    /// <param name="way">How it was brought.</param>
    public LinkClosedException(LinkState state, LinkWay way) : this(Words(state, way))
    {
    }

    /// <summary>It was sent to an address that 代联工委 found not to be the deputy's.</summary>
    public static LinkClosedException Elsewhere() => new(
        "这个链接已经停用：人大代表工作机构核实，收到这封邮件的邮箱不是代表本人的，用这个链接作过的答复不算。邮件如果发错了，请删掉。如果您就是代表本人，请打电话给人大代表工作机构。");

    /// <summary>It ended after somebody else had answered in the deputy's name and was found out: the deputy is told why.</summary>
    /// <param name="state">How it ended.</param>
    /// <param name="way">How it was brought.</param>
    public static LinkClosedException SinceOthersAnswered(LinkState state, LinkWay way) => new(
        $"有人以您的名义答复过这份复函，人大代表工作机构核实那不是您本人作的，已经作废，不计入。{Words(state, way)}");

    private static string Words(LinkState state, LinkWay way) => state switch
    {
        LinkState.Replaced when way == LinkWay.Paper => "这张纸上的网址已经换成新的。请用最近收到的那张征询意见表。",
        LinkState.Replaced => "这个链接已经换成新的。请打开最近收到的那封邮件，用里面的链接。",
        LinkState.Revoked => "这个链接已经停用。如果您还需要看复函或者答复，请打电话给承办单位。",
        _ => "这个链接已经过了有效期。如果您还需要看复函或者答复，请打电话给承办单位。",
    };
}

/// <summary>Nobody was given such a link.</summary>
public sealed class UnknownLinkException() : RefusalException("没有这个链接，可能是网址没有输入完整。请对照邮件或征询意见表，再输入一次；也可以直接点邮件里的网址。");
