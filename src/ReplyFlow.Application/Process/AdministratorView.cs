using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Process;

/// <summary>Running the product shows an administrator that cases exist, never whose secret they are.</summary>
internal static class AdministratorView
{
    /// <summary>The same person as someone outside of every case, whatever else they may do on other pages.</summary>
    public static Actor AsOutsider(this Actor actor) => actor with { BureauId = Guid.Empty, Roles = new HashSet<string> { Roles.Administrator } };
}
