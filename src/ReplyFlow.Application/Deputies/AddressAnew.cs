using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Deputies;

/// <summary>A page on which 代联工委 decides about an address may have been kept from before: it does not decide a doubt that came after it.</summary>
internal static class AddressAnew
{
    /// <summary>Refuses what was read before the last decision.</summary>
    /// <param name="told">What was decided about the address.</param>
    /// <param name="seen">How often it was when the page was read; null where nothing was read.</param>
    /// <exception cref="InvalidInputException">It was decided about since.</exception>
    public static void Check(IEnumerable<DeliveryEvidence> told, int? seen)
    {
        if (seen is { } round && round != AddressQueries.Round(told))
            throw new InvalidInputException("", "打开这一页以后，代联工委已经对这个邮箱作过决定，或者又有人发到了这里。请看过现在的情况再决定。");
    }
}
