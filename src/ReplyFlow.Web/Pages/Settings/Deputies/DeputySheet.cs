using ReplyFlow.Domain.Deputies;
using ReplyFlow.Web.Infrastructure.Lists;

namespace ReplyFlow.Web.Pages.Settings.Deputies;

/// <summary>The list of deputies as a file.</summary>
internal static class DeputySheet
{
    public static ListSheet<Deputy> Sheet { get; } = new("代表",
    [
        new("姓名", d => d.Name, 12),
        new("代表团", d => d.Delegation, 20),
        new("邮箱", d => d.Email, 30),
        new("电话", d => d.Phone, 18),
    ]);
}
