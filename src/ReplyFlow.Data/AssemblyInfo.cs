using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("ReplyFlow.Data.Tests")]
