namespace ReplyFlow.Web.Pages.Letters;

/// <summary>What the partial <c>_Delivery</c> tells of.</summary>
/// <param name="Id">The letter or the notice.</param>
/// <param name="IsNotice">Whether it is a notice.</param>
public sealed record DeliveryOf(Guid Id, bool IsNotice = false);
