namespace ReplyFlow.Web.Infrastructure;

/// <summary>What a person is told when something did not work.</summary>
/// <param name="Heading">In a few words.</param>
/// <param name="What">What happened, what was kept.</param>
/// <param name="Next">What to do.</param>
public sealed record ErrorText(string Heading, string What, string Next)
{
    /// <summary>The words for a status; a command that refused has its own for what happened.</summary>
    public static ErrorText Of(int status, RefusalNote? note)
    {
        var text = status switch
        {
            400 => new ErrorText("这次提交没有生效", "页面打开太久，或在别的窗口里换了账号，系统无法确认是您本人提交的。什么都没有改动。", "请返回上一页，把填写的内容复制出来，刷新后再提交一次。"),
            403 => new("您没有这项权限", "您的岗位不能查看这一页或进行这项操作。", "如果工作需要，请联系本单位的系统管理员调整岗位。"),
            404 => new("没有找到这一页", "链接可能有误，或内容已不在这里。", "请检查网址，或回到首页重新进入。"),
            405 => new("这个网址不能这样打开", "链接可能有误。", "请回到首页重新进入。"),
            409 => new("别人刚刚办理了同一件事", "您的操作没有生效，什么都没有改动。", "请回到首页看看最新情况。"),
            413 => new("提交的内容太大", "超过了系统能接收的大小，什么都没有改动。", "请减小文件后再试。"),
            429 => new("操作太频繁", "短时间内尝试的次数太多。", "请过几分钟再试。"),
            503 => new("系统暂时不能使用", "数据库连接不上，或者太忙。这次操作没有完成；已提交的内容要么全部生效，要么没有生效，不会只改一半。",
                "请过半分钟再试。刚才填写的内容，按浏览器的“后退”还在。若一直如此，请联系系统管理员。"),
            _ => new("系统出了问题", "这次操作没有完成。已提交的内容要么全部生效，要么没有生效，不会只改一半。", "请稍后再试；若仍然如此，请联系系统管理员。"),
        };
        return note is null ? text : text with { What = note.Message, Next = note.Next ?? text.Next };
    }
}
