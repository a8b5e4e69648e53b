// Samples of what is forbidden, several namespaces in one file on purpose: seen by nothing but the tests of the rules.
namespace ReplyFlow.Architecture.Tests.Samples.Circle.First
{
    internal sealed class Opening
    {
        public static Second.Middle Next() => new();
    }
}

namespace ReplyFlow.Architecture.Tests.Samples.Circle.Second
{
    internal sealed class Middle
    {
        public Third.Closing? Next { get; set; }
    }
}

namespace ReplyFlow.Architecture.Tests.Samples.Circle.Third
{
    internal sealed class Closing
    {
        public static async Task<int> AgainAsync()
        {
            await Task.Yield();
            return First.Opening.Next().GetHashCode();
        }
    }
}

namespace ReplyFlow.Architecture.Tests.Samples.Deep.Outer.Left
{
    internal sealed class Hand
    {
        public Right.Hand? Other { get; set; }
    }
}

namespace ReplyFlow.Architecture.Tests.Samples.Deep.Outer.Right
{
    internal sealed class Hand
    {
        public Left.Hand? Other { get; set; }
    }
}
