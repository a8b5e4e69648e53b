using ReplyFlow.Data.Queries;
using ReplyFlow.Domain.Delivery;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Delivery;

/// <summary>What a delivery's state means and what to do about it, in words.</summary>
public static class DeliveryWords
{
    /// <summary>What to do; empty when there is nothing to do.</summary>
    public static string Advice(DeliveryRow row) => row switch
    {
        { Status: MessageStatus.Parked, Address: "" } => "请补充邮箱地址后重新发送，或登记线下送达。",
        { Status: MessageStatus.Parked } => "请与收件人核对地址，更正后重新发送；或改用其他方式送达并登记。",
        { IsRetrying: true } => $"系统会在 {BeijingText.Exact(row.NextAttemptAt)} 自动再试，暂时不用处理。",
        _ => "",
    };

    /// <summary>Deputy or copy.</summary>
    public static string Label(RecipientKind kind) => kind == RecipientKind.Deputy ? "送达" : "抄送";
}
