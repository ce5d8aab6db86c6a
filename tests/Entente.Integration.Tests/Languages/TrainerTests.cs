using Entente.Lab.Training;
using Xunit;

namespace Entente.Integration.Tests.Languages;

public sealed class TrainerTests
{
    [Fact]
    public void The_trainers_gradients_are_how_the_loss_really_changes()
    {
        Assert.Equal(0, GradientCheck.Run(TextWriter.Null));
    }
}
