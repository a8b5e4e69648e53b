using System.CommandLine;

namespace ReplyFlow.Cli.Verbs;

/// <summary><c>replyflow policy add</c> and <c>policy list</c>: the policy library that citations are checked against.</summary>
internal static class PolicyVerb
{
    public static Command Create() => new("policy", "政策库：添加文件，列出库中文件") { PolicyAddVerb.Create(), PolicyListVerb.Create() };
}
